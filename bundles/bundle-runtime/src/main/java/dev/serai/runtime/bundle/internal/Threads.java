package dev.serai.runtime.bundle.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The runtime's own threads; no code of a tool bundle runs on them. All are started at once and
 * stay: a thread remembers the classes on the stack of whoever started it, and one that a tool's
 * call had started would keep that tool's bundle in memory.
 */
final class Threads implements AutoCloseable {
  private static final int DISPATCHERS = 2;

  private final ThreadPoolExecutor dispatch;
  private final ScheduledThreadPoolExecutor timer;

  Threads() {
    ClassLoader loader = Threads.class.getClassLoader();
    dispatch =
        new ThreadPoolExecutor(
            DISPATCHERS,
            DISPATCHERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new NamedThreads("serai-bundle-dispatch", loader),
            (task, pool) -> task.run());
    dispatch.prestartAllCoreThreads();
    timer = new ScheduledThreadPoolExecutor(1, new NamedThreads("serai-bundle-timer", loader));
    timer.setRemoveOnCancelPolicy(true);
    timer.prestartAllCoreThreads();
    startReactorThreads();
  }

  /** For short work that never blocks. After {@link #close()} the caller does it. */
  Executor dispatch() {
    return dispatch;
  }

  /** For delays. */
  ScheduledExecutorService timer() {
    return timer;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    dispatch.shutdown();
  }

  private static void startReactorThreads() {
    for (int i = 0; i < Schedulers.DEFAULT_POOL_SIZE; i++) {
      Scheduler.Worker worker = Schedulers.parallel().createWorker();
      worker.schedule(worker::dispose);
    }
  }
}
