package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.sql.JdbcGatewayStore;
import dev.serai.store.internal.sql.JdbcSessionStore;
import dev.serai.store.internal.sql.OpenDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Statements on one table take two seconds each. */
public class SlowPostgresTest {
  private static final int POOL = 8;

  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingPostgres());

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @Before
  public void slow() {
    execute(
        "create function slow() returns trigger language plpgsql as"
            + " 'begin perform pg_sleep(2); return new; end'");
    execute(
        "create trigger slow before insert on client_session"
            + " for each row execute function slow()");
  }

  @After
  public void end() {
    threads.shutdownNow();
  }

  @Test
  public void othersGoOnMeanwhile() throws Exception {
    List<Future<Optional<ErrorCode>>> slow = write(testing.database(), POOL - 2);
    Eventually.holds("they wait", () -> active() >= POOL - 2);
    GatewayStore gateways = new JdbcGatewayStore(testing.database());
    for (int i = 0; i < 20; i++) {
      gateways.create(TestingConcerns.gateways().record("gateway-" + i));
    }
    assertEquals(20, gateways.all().size());
    for (Future<Optional<ErrorCode>> write : slow) {
      assertFalse("gateways were written meanwhile", write.isDone());
    }
    for (Future<Optional<ErrorCode>> write : slow) {
      assertEquals(Optional.empty(), write.get());
    }
  }

  @Test
  public void aLimitEndsThemAndThePoolIsFreeAgain() throws Exception {
    OpenDatabase hasty =
        OpenDatabase.open(
            testing.dataSource(), testing.key(), Duration.ofSeconds(1), changes -> {});
    for (Future<Optional<ErrorCode>> write : write(hasty, POOL * 3)) {
      assertEquals(Optional.of(ErrorCode.STORE_UNAVAILABLE), write.get());
    }
    assertEquals(0, active());
    execute("drop trigger slow on client_session");
    new JdbcSessionStore(hasty).save(TestingSessions.record("after"));
    assertEquals(List.of(TestingSessions.record("after")), new JdbcSessionStore(hasty).load());
    assertTrue(ErrorCode.STORE_UNAVAILABLE.retryable());
  }

  private List<Future<Optional<ErrorCode>>> write(OpenDatabase database, int writers) {
    SessionStore sessions = new JdbcSessionStore(database);
    List<Future<Optional<ErrorCode>>> writes = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      String owner = "slow-" + i;
      writes.add(threads.submit(() -> outcome(sessions, owner)));
    }
    return writes;
  }

  private static Optional<ErrorCode> outcome(SessionStore sessions, String owner) {
    try {
      sessions.save(TestingSessions.record(owner));
      return Optional.empty();
    } catch (SeraiException e) {
      return Optional.of(e.code());
    }
  }

  private int active() {
    return ((HikariDataSource) testing.dataSource()).getHikariPoolMXBean().getActiveConnections();
  }

  private void execute(String sql) {
    testing.database().transact(transaction -> transaction.handle().execute(sql));
  }
}
