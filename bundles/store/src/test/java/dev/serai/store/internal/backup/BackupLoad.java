package dev.serai.store.internal.backup;

import dev.serai.core.store.BenchmarkTable;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.sql.ManyRecords;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Not a test: {@code benchmarks/store} runs it, and it prints how long backups take. */
@RunWith(Parameterized.class)
public class BackupLoad {
  @Rule public final TestingDatabase testing;

  private final BenchmarkTable backups =
      new BenchmarkTable(
          String.format(
              "Backups of %,d installations and %,d tool records",
              ManyRecords.INSTALLATIONS, ManyRecords.TOOL_RECORDS),
          "database",
          "round",
          "bytes",
          "backup",
          "check",
          "restore");
  private final TestingServer server;

  public BackupLoad(TestingServer server) {
    this.server = server;
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void backupAndRestore() {
    ManyRecords.fill(testing.database());
    for (int round = 1; round <= 3; round++) {
      Path file = testing.folder().resolve("backup-" + round);
      Restore restore = new Restore(file, testing.key());
      String backup =
          took(() -> new Backup(testing.database(), "1").write(file, false, rows -> {}));
      String check = took(restore::check);
      String restored = took(() -> restore.into(testing.database(), rows -> {}));
      BackupSummary summary = restore.check();
      backups.row(server, round, String.format("%,d", summary.bytes()), backup, check, restored);
    }
  }

  private static String took(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = System.nanoTime();
    long beginCpu = threads.getCurrentThreadCpuTime();
    work.run();
    long cpu = threads.getCurrentThreadCpuTime() - beginCpu;
    return String.format(
        "%,d ms (CPU %,d ms)",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin),
        TimeUnit.NANOSECONDS.toMillis(cpu));
  }
}
