package dev.serai.store.internal;

import dev.serai.core.store.BenchmarkTable;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.InstallationRecord;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Not a test: {@code benchmarks/store} runs it, and it prints how long after its acknowledgement a
 * change is in the snapshot of another replica.
 */
public class ChangeLatency {
  private static final int CHANGES = 2_000;

  private final TestingPostgres server = new TestingPostgres();

  @Rule public final TestingDatabase testing = new TestingDatabase(server);

  private final BenchmarkTable table =
      new BenchmarkTable(
          "A change is in the snapshot of another replica (PostgreSQL; aim: within 1,000 ms)",
          "meanwhile",
          "changes",
          "p50 ms",
          "p99 ms",
          "max ms");
  private final AtomicInteger number = new AtomicInteger();
  private TestingReplica one;
  private TestingReplica two;
  private long version;

  @Before
  public void start() {
    one = new TestingReplica(server.pool(), testing.key());
    two = new TestingReplica(server.pool(), testing.key());
    Eventually.holds("two is loaded", () -> two.snapshot().loaded());
    one.installations().create(record());
    version = 1;
    Eventually.holds("two sees it", () -> two.seen(record().id()) == 1);
  }

  @After
  public void stop() {
    one.close();
    two.close();
  }

  @Test
  public void latencies() throws Exception {
    measure(CHANGES / 4);
    report("nothing else", measure(CHANGES));
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService writers = Executors.newFixedThreadPool(3);
    long begin = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      writers.execute(() -> writeUntil(enough));
    }
    long[] latencies = measure(CHANGES);
    enough.set(true);
    long rate = number.get() * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
    writers.shutdown();
    writers.awaitTermination(10, TimeUnit.SECONDS);
    report(String.format("%,d other changes/s by three writers", rate), latencies);
  }

  private void writeUntil(AtomicBoolean enough) {
    while (!enough.get()) {
      one.installations().create(TestingInstallations.numbered(number.incrementAndGet()));
    }
  }

  private long[] measure(int changes) {
    long[] latencies = new long[changes];
    for (int i = 0; i < changes; i++) {
      one.installations().update(record(), version++);
      long acknowledged = System.nanoTime();
      while (two.seen(record().id()) != version) {
        LockSupport.parkNanos(20_000);
      }
      latencies[i] = System.nanoTime() - acknowledged;
    }
    return latencies;
  }

  private void report(String meanwhile, long[] latencies) {
    Arrays.sort(latencies);
    table.row(
        meanwhile,
        String.format("%,d", latencies.length),
        BenchmarkTable.millis(latencies[latencies.length / 2]),
        BenchmarkTable.millis(latencies[latencies.length * 99 / 100]),
        BenchmarkTable.millis(latencies[latencies.length - 1]));
  }

  private static InstallationRecord record() {
    return TestingInstallations.numbered(0);
  }
}
