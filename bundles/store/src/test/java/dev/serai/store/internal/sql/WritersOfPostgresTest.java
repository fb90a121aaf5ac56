package dev.serai.store.internal.sql;

import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingPostgres;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

/** PostgreSQL does not know turns (docs/adr/0013). */
public class WritersOfPostgresTest {
  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingPostgres());

  @Test
  public void severalTransactionsAreUnderWayTogether() {
    CyclicBarrier together = new CyclicBarrier(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> write(together, 1), threads),
              CompletableFuture.runAsync(() -> write(together, 2), threads),
              CompletableFuture.runAsync(() -> write(together, 3), threads))
          .join();
    } finally {
      threads.shutdown();
    }
  }

  private void write(CyclicBarrier together, int number) {
    testing
        .database()
        .transact(
            transaction -> {
              transaction
                  .handle()
                  .execute(
                      "insert into parked_call (id, expires_millis, record) values (?, 0, '')",
                      "" + number);
              return await(together);
            });
  }

  private static int await(CyclicBarrier together) {
    try {
      return together.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
