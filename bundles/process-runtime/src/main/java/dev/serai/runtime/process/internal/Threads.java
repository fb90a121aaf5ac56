package dev.serai.runtime.process.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that come and go with the work. */
final class Threads {
  private static final long IDLE_SECONDS = 10;

  private Threads() {}

  static ExecutorService elastic() {
    AtomicLong number = new AtomicLong();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "serai-process-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
