package dev.serai.store.internal.backup;

import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.sql.ManyRecords;
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
    for (int round = 1; round <= 2; round++) {
      Path file = testing.folder().resolve("backup-" + round);
      long begin = System.nanoTime();
      BackupSummary summary = new Backup(testing.database(), "1").write(file, false, rows -> {});
      long written = System.nanoTime();
      Restore restore = new Restore(file, testing.key());
      restore.check();
      long checked = System.nanoTime();
      restore.into(testing.database(), rows -> {});
      long restored = System.nanoTime();
      System.out.printf(
          "%s, round %d: backup of %,d rows %,d ms, %,d bytes; check %,d ms, restore %,d ms%n",
          server,
          round,
          summary.total(),
          TimeUnit.NANOSECONDS.toMillis(written - begin),
          summary.bytes(),
          TimeUnit.NANOSECONDS.toMillis(checked - written),
          TimeUnit.NANOSECONDS.toMillis(restored - checked));
    }
  }
}
