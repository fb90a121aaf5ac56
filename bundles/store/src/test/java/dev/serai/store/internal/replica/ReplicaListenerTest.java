package dev.serai.store.internal.replica;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.StoreChange;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.postgresql.ds.PGSimpleDataSource;

public class ReplicaListenerTest {
  private static final StoreChange ANYTHING = StoreChange.anything("everything");
  private static final StoreChange SAVED = StoreChange.saved("users", "a");

  private final TestingPostgres server = new TestingPostgres();

  @Rule public final TestingDatabase testing = new TestingDatabase(server);

  private final List<StoreChange> heard = new CopyOnWriteArrayList<>();
  private TestingWire wire;
  private HikariDataSource wired;
  private Listening listening;

  @Before
  public void listen() throws Exception {
    PGSimpleDataSource direct = testing.dataSource().unwrap(PGSimpleDataSource.class);
    wire = new TestingWire(direct.getServerNames()[0], direct.getPortNumbers()[0]);
    wired = server.pool("127.0.0.1", wire.port());
    listening = replicas(wired).listen(new Noting(heard));
  }

  @After
  public void close() throws Exception {
    listening.close();
    wired.close();
    wire.close();
  }

  @Test
  public void whoListensHearsOthersAndIsNotLate() {
    tell(replicas(testing.dataSource()), SAVED);
    Eventually.holds("it is heard", () -> heard.equals(List.of(SAVED)));
    assertFalse(listening.late());
  }

  @Test
  public void aConnectionThatHangsIsLateAndThenReplaced() {
    wire.hang();
    Eventually.holds("it is late", listening::late);
    tell(replicas(testing.dataSource()), SAVED);
    Eventually.holds("anything may have changed", () -> heard.equals(List.of(ANYTHING)));
    Eventually.holds("it is not late", () -> !listening.late());
    tell(replicas(testing.dataSource()), SAVED);
    Eventually.holds("it hears again", () -> heard.equals(List.of(ANYTHING, SAVED)));
  }

  @Test
  public void aNoticeThatCannotBeReadStandsForAnything() {
    PostgresReplicas replicas = replicas(testing.dataSource());
    Jdbi.create(testing.dataSource())
        .useHandle(handle -> handle.execute("select pg_notify(?, 'x\ny')", replicas.channel()));
    Eventually.holds("anything may have changed", () -> heard.equals(List.of(ANYTHING)));
  }

  @Test
  public void whatAReplicaToldBeforeItsCommitFailedItHearsItself() {
    PostgresReplicas replicas = replicas(testing.dataSource());
    List<StoreChange> own = new CopyOnWriteArrayList<>();
    StoreChange later = StoreChange.saved("users", "later");
    Listening itself = replicas.listen(new Noting(own));
    try {
      Jdbi.create(testing.dataSource())
          .useTransaction(
              handle -> {
                replicas.tell(handle, List.of(SAVED));
                replicas.tellMyself();
              });
      tell(replicas, StoreChange.saved("users", "own"));
      tell(replicas(testing.dataSource()), later);
      Eventually.holds("all has passed", () -> own.contains(later));
      assertEquals(List.of(SAVED, later), own);
    } finally {
      itself.close();
    }
  }

  private static PostgresReplicas replicas(DataSource pool) {
    return Jdbi.create(pool)
        .withHandle(handle -> PostgresReplicas.of(pool, handle, Duration.ofMillis(2_000)));
  }

  private void tell(Replicas replicas, StoreChange change) {
    Jdbi.create(testing.dataSource())
        .useTransaction(handle -> replicas.tell(handle, List.of(change)));
  }

  private record Noting(List<StoreChange> noted) implements Heard {
    @Override
    public void changed(List<StoreChange> changes) {
      noted.addAll(changes);
    }

    @Override
    public void anything() {
      noted.add(ANYTHING);
    }
  }
}
