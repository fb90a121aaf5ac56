package dev.serai.store.internal.sql;

import dev.serai.core.store.EditableStore;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.ToolRecord;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Not a test: {@code benchmarks/store} runs it, and it prints how long snapshots take to load. */
@RunWith(Parameterized.class)
public class SnapshotLoad {
  private static final int INSTALLATIONS = 100_000;
  private static final int TOOL_RECORDS = 20_000;
  private static final int ROUNDS = 5;
  private static final String DEFINITION =
      "{\"name\":\"search\",\"description\":\"" + "Finds what is asked for. ".repeat(80) + "\"}";

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
    fill(INSTALLATIONS, JdbcInstallationStore::new, SnapshotLoad::installation);
    fill(TOOL_RECORDS, JdbcToolRecordStore::new, SnapshotLoad::toolRecord);
    for (int round = 1; round <= ROUNDS; round++) {
      String installations = took(new JdbcInstallationStore(testing.database()), INSTALLATIONS);
      String toolRecords = took(new JdbcToolRecordStore(testing.database()), TOOL_RECORDS);
      System.out.printf(
          "%s, round %d: %,d installations %s, %,d tool records of 2 KB %s%n",
          server, round, INSTALLATIONS, installations, TOOL_RECORDS, toolRecords);
    }
  }

  private <R extends Keyed> void fill(
      int count, Function<Database, EditableStore<R>> store, IntFunction<R> record) {
    testing
        .database()
        .transact(
            transaction -> {
              EditableStore<R> filled = store.apply(new OneTransaction(transaction));
              IntStream.range(0, count).mapToObj(record).forEach(filled::create);
              return null;
            });
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

  private static InstallationRecord installation(int i) {
    return new InstallationRecord(
        "installation-" + i,
        "io.example/server-" + i % 500,
        "1.0." + i % 7,
        new OwnerRef(OwnerRef.Kind.USER, "user-" + i / 20),
        "installation " + i,
        Map.of("url", "https://example.org/" + i, "region", "eu", "limit", "100"),
        Map.of("token", "local:user/" + i + "#token"),
        true);
  }

  private static ToolRecord toolRecord(int i) {
    return new ToolRecord(
        "tool-" + i,
        "io.example/server-" + i % 500,
        "1.0.0",
        null,
        ToolRecord.Kind.TOOL,
        "search-" + i,
        DEFINITION,
        TestingConcerns.sha256("tool-" + i),
        ToolRecord.State.APPROVED,
        null,
        null);
  }
}
