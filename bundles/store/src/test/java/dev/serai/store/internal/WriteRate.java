package dev.serai.store.internal;

import dev.serai.core.store.BenchmarkTable;
import dev.serai.core.store.InstallationStore;
import dev.serai.store.internal.sql.JdbcInstallationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Not a test: {@code benchmarks/store} runs it, and it prints how fast installations are made. */
@RunWith(Parameterized.class)
public class WriteRate {
  private static final long WARM_UP_SECONDS = 5;
  private static final long SECONDS = 10;

  @Rule public final TestingDatabase testing;

  private final TestingServer server;
  private final AtomicInteger number = new AtomicInteger();

  public WriteRate(TestingServer server) {
    this.server = server;
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void rates() throws Exception {
    BenchmarkTable table =
        new BenchmarkTable(
            "Installations made, each a transaction of its own that is published",
            "database",
            "writers",
            "writes/s");
    rate(4, WARM_UP_SECONDS);
    for (int writers : new int[] {1, 4}) {
      table.row(server, writers, String.format("%,d", rate(writers, SECONDS)));
    }
  }

  private long rate(int writers, long seconds) throws Exception {
    InstallationStore store = new JdbcInstallationStore(testing.database());
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      all.add(() -> write(store, end));
    }
    try {
      long sum = 0;
      for (Future<Integer> written : threads.invokeAll(all)) {
        sum += written.get();
      }
      return sum / seconds;
    } finally {
      threads.shutdown();
    }
  }

  private int write(InstallationStore store, long end) {
    int written = 0;
    for (; System.nanoTime() < end; written++) {
      store.create(TestingInstallations.numbered(number.incrementAndGet()));
    }
    return written;
  }
}
