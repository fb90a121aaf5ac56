package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** How long a caller waits at most, and for whom. */
@RunWith(Parameterized.class)
public class TimeLimitTest {
  private static final String LONG_STATEMENT =
      "with recursive n (i) as (select 1 union all select i + 1 from n where i < 5000)"
          + " select count(*) from n a, n b, n c where a.i + b.i = c.i + 1";

  @Rule public final TestingDatabase testing;

  private SessionStore sessions;

  public TimeLimitTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Before
  public void open() {
    sessions = new JdbcSessionStore(testing.database());
  }

  @Test
  public void oneSlowStatementKeepsNobodyElseWaiting() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection connection = testing.dataSource().getConnection();
        Statement slow = connection.createStatement()) {
      CountDownLatch begun = new CountDownLatch(1);
      Future<?> running =
          thread.submit(
              () -> {
                begun.countDown();
                return slow.execute(LONG_STATEMENT);
              });
      begun.await();
      for (int i = 0; i < 50; i++) {
        sessions.save(TestingSessions.record("owner-" + i));
      }
      assertEquals(50, sessions.load().size());
      assertFalse("the slow one is still at it", running.isDone());
      slow.cancel();
      assertThrows(Exception.class, running::get);
    } finally {
      thread.shutdown();
    }
  }

  @Test
  public void whoFindsAllConnectionsInUseHearsItAfterTheBoundAndCanTryAgain() throws Exception {
    HikariDataSource pool = (HikariDataSource) testing.dataSource();
    pool.setConnectionTimeout(250);
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        all.add(pool.getConnection());
      }
      long begun = System.nanoTime();
      SeraiException error = assertThrows(SeraiException.class, sessions::load);
      assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
      assertTrue(System.nanoTime() - begun >= Duration.ofMillis(250).toNanos());
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
    assertEquals(List.of(), sessions.load());
  }

  @Test
  public void whoWaitsForALockedRowHearsItAfterTheBound() throws Exception {
    sessions.save(TestingSessions.record("owner"));
    SessionStore hasty = new JdbcSessionStore(testing.open(Duration.ofSeconds(1)));
    try (Connection other = testing.dataSource().getConnection()) {
      other.setAutoCommit(false);
      lock(other);
      SeraiException error =
          assertThrows(SeraiException.class, () -> hasty.save(TestingSessions.record("owner")));
      assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
      other.rollback();
    }
    hasty.save(TestingSessions.record("owner"));
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("update client_session set log_level = 'debug' where owner = 'owner'");
    }
  }
}
