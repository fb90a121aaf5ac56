package dev.serai.credential.vault.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one provider, which are few; what waits for them is bounded by the requests. */
final class VaultThreads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VaultThreads.class);
  private static final int REQUESTS = 8;
  private static final long OFTEN_SECONDS = 5;

  private final ThreadPoolExecutor requests =
      new ThreadPoolExecutor(
          REQUESTS,
          REQUESTS,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(),
          task -> new Thread(task, "serai-vault-requests"));
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "serai-vault-timer"));

  VaultThreads() {
    requests.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Begin requests and read answers. */
  ExecutorService requests() {
    return requests;
  }

  /** Begins what is due; its tasks do not block. */
  ScheduledExecutorService timer() {
    return timer;
  }

  /** Now, and every few seconds. */
  void often(Runnable task) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.warn("The state of Vault could not be looked at: {}", e.toString());
          }
        },
        0,
        OFTEN_SECONDS,
        TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    requests.shutdownNow();
  }
}
