package dev.serai.store.internal.sql;

import dev.serai.core.store.BenchmarkTable;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.SnapshotIndex;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Not a test: {@code benchmarks/store} runs it, and it prints how long snapshots take to load. */
@RunWith(Parameterized.class)
public class SnapshotLoad {
  private static final int ROUNDS = 5;
  private static final int CHANGES = 2_000;

  @Rule public final TestingDatabase testing;

  private final TestingServer server;
  private final BenchmarkTable loads =
      new BenchmarkTable(
          "Snapshots of 100,000 installations and 20,000 tool records of 2 KB, loaded at once",
          "database",
          "round",
          "both, s (aim: under 5)",
          "installations, CPU ms",
          "tool records, CPU ms");
  private final BenchmarkTable changes =
      new BenchmarkTable(
          "One changed installation of 100,000, read anew into a snapshot with two indexes",
          "database",
          "changes",
          "each, ms");

  public SnapshotLoad(TestingServer server) {
    this.server = server;
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void bothSnapshots() {
    ManyRecords.fill(testing.database());
    for (int round = 1; round <= ROUNDS; round++) {
      load(round);
    }
    change();
  }

  private void load(int round) {
    StoreSnapshot<InstallationRecord> installations = installations();
    StoreSnapshot<ToolRecord> tools = tools();
    long begin = System.nanoTime();
    CompletableFuture<Long> one = CompletableFuture.supplyAsync(() -> took(installations));
    CompletableFuture<Long> other = CompletableFuture.supplyAsync(() -> took(tools));
    String cpuOfOne = BenchmarkTable.millis(one.join());
    String cpuOfOther = BenchmarkTable.millis(other.join());
    long both = System.nanoTime() - begin;
    require(ManyRecords.INSTALLATIONS, installations);
    require(ManyRecords.TOOL_RECORDS, tools);
    loads.row(server, round, String.format("%.2f", both / 1e9), cpuOfOne, cpuOfOther);
  }

  private void change() {
    StoreSnapshot<InstallationRecord> snapshot = installations();
    took(snapshot);
    long begin = System.nanoTime();
    for (int i = 0; i < CHANGES; i++) {
      snapshot.storeChanged(
          StoreChange.saved(
              InstallationStore.CONCERN, "installation-" + i * 31 % ManyRecords.INSTALLATIONS));
    }
    long each = (System.nanoTime() - begin) / CHANGES;
    changes.row(server, String.format("%,d", CHANGES), String.format("%.3f", each / 1e6));
  }

  private StoreSnapshot<InstallationRecord> installations() {
    JdbcInstallationStore store = new JdbcInstallationStore(testing.database());
    return new StoreSnapshot<>(
        InstallationStore.CONCERN,
        () -> store,
        SnapshotIndex.by(InstallationRecord::owner),
        SnapshotIndex.by(InstallationRecord::entryName));
  }

  private StoreSnapshot<ToolRecord> tools() {
    JdbcToolRecordStore store = new JdbcToolRecordStore(testing.database());
    return new StoreSnapshot<>(
        ToolRecordStore.CONCERN, () -> store, SnapshotIndex.by(ToolRecord::entryName));
  }

  /** CPU time in ns. */
  private static long took(StoreSnapshot<?> snapshot) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    snapshot.storeChanged(StoreChange.anything(snapshot.concern()));
    return threads.getCurrentThreadCpuTime() - begin;
  }

  private static void require(int count, StoreSnapshot<?> snapshot) {
    int found = snapshot.view().all().size();
    if (found != count) {
      throw new AssertionError(found + " of " + count);
    }
  }
}
