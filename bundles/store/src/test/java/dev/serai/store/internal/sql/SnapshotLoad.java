package dev.serai.store.internal.sql;

import dev.serai.core.store.EditableStore;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Not a test: {@code benchmarks/store} runs it, and it prints how long snapshots take to load. */
@RunWith(Parameterized.class)
public class SnapshotLoad {
  private static final int ROUNDS = 5;
  @Rule public final TestingDatabase testing;

  private final TestingServer server;

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
      String installations =
          took(new JdbcInstallationStore(testing.database()), ManyRecords.INSTALLATIONS);
      String toolRecords =
          took(new JdbcToolRecordStore(testing.database()), ManyRecords.TOOL_RECORDS);
      System.out.printf(
          "%s, round %d: %,d installations %s, %,d tool records of 2 KB %s%n",
          server,
          round,
          ManyRecords.INSTALLATIONS,
          installations,
          ManyRecords.TOOL_RECORDS,
          toolRecords);
    }
  }

  private static String took(EditableStore<?> store, int count) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = System.nanoTime();
    long beginCpu = threads.getCurrentThreadCpuTime();
    int found = store.all().size();
    long cpu = threads.getCurrentThreadCpuTime() - beginCpu;
    long time = System.nanoTime() - begin;
    if (found != count) {
      throw new AssertionError(found + " of " + count);
    }
    return String.format(
        "%,d ms (CPU %,d ms)",
        TimeUnit.NANOSECONDS.toMillis(time), TimeUnit.NANOSECONDS.toMillis(cpu));
  }
}
