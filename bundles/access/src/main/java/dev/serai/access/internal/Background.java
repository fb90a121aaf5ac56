package dev.serai.access.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that talk to the store, so that no caller's thread does. */
final class Background implements AutoCloseable {
  private static final int MAX_USES = 10_000;
  private static final int MAX_ACCOUNTS = 1_000;

  private final ThreadPoolExecutor uses = pool("serai-access-uses", 1, MAX_USES);
  private final ThreadPoolExecutor accounts = pool("serai-access-accounts", 2, MAX_ACCOUNTS);

  /** Notes when tokens were used; what is too much is rejected. */
  Executor uses() {
    return uses;
  }

  /** Looks for tokens and makes accounts; what is too much is rejected. */
  Executor accounts() {
    return accounts;
  }

  /** What was taken on is still done. */
  @Override
  public void close() {
    uses.shutdown();
    accounts.shutdown();
  }

  private static ThreadPoolExecutor pool(String name, int threads, int waiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(waiting),
            task -> new Thread(task, name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
