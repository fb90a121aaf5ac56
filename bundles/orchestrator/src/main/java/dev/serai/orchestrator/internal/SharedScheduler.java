package dev.serai.orchestrator.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One timer thread and a few workers that go away when there is nothing to do. */
final class SharedScheduler implements Scheduler, AutoCloseable {
  private static final int WORKERS = 4;
  private static final Runnable NOTHING = () -> {};

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, threads("serai-orchestrator-timer-"));
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          WORKERS,
          WORKERS,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          threads("serai-orchestrator-"));

  SharedScheduler() {
    timer.setRemoveOnCancelPolicy(true);
    workers.allowCoreThreadTimeOut(true);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void execute(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException closed) {
      task.run();
    }
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      Future<?> pending =
          timer.schedule(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException closed) {
      return NOTHING;
    }
  }

  /** Drops what is scheduled; what was handed to the workers is still done. */
  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
  }

  private static ThreadFactory threads(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
