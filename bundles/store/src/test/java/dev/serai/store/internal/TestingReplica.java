package dev.serai.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.StoreState;
import dev.serai.store.internal.seal.MasterKeySource;
import dev.serai.store.internal.sql.Database;
import dev.serai.store.internal.sql.JdbcInstallationStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A replica with a pool of its own, what it hears of installations, and a snapshot of them. */
public final class TestingReplica implements AutoCloseable, StoreListener {
  private final List<StoreChange> heard = new CopyOnWriteArrayList<>();
  private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(2);
  private final StoreEvents events =
      new StoreEvents(threads, task -> threads.schedule(task, 1, TimeUnit.SECONDS));
  private final HikariDataSource pool;
  private final CurrentDatabase database;
  private final InstallationStore installations;
  private final StoreSnapshot<InstallationRecord> snapshot;

  /** One on a pool, which it closes. */
  public TestingReplica(HikariDataSource pool, MasterKeySource key) {
    this(pool, pool, key);
  }

  /** One that sees its pool through another data source. */
  TestingReplica(HikariDataSource pool, DataSource seen, MasterKeySource key) {
    this.pool = pool;
    Duration limit = Duration.ofSeconds(10);
    database = new CurrentDatabase(new StoreSettings(key, limit, limit), events);
    installations = new JdbcInstallationStore(database);
    snapshot = new StoreSnapshot<>(InstallationStore.CONCERN, () -> installations);
    events.add(snapshot);
    events.add(this);
    database.use(seen);
  }

  public Database database() {
    return database;
  }

  public InstallationStore installations() {
    return installations;
  }

  public StoreSnapshot<InstallationRecord> snapshot() {
    return snapshot;
  }

  public List<StoreChange> heard() {
    return heard;
  }

  public StoreState state() {
    return database.state();
  }

  /** The version of an installation in the snapshot, 0 if it is not there. */
  public long seen(String id) {
    return snapshot.loaded()
        ? snapshot.view().find(id).map(record -> record.version()).orElse(0L)
        : 0;
  }

  public static InstallationRecord installation(String id) {
    return new InstallationRecord(
        id,
        "io.example/server",
        "server",
        "1.0.0",
        OwnerRef.ORGANIZATION,
        id,
        Map.of(),
        Map.of(),
        true);
  }

  @Override
  public String concern() {
    return InstallationStore.CONCERN;
  }

  @Override
  public void storeChanged(StoreChange change) {
    heard.add(change);
  }

  @Override
  public void close() {
    database.close();
    threads.shutdownNow();
    pool.close();
  }
}
