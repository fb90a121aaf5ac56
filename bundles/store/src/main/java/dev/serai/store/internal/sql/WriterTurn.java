package dev.serai.store.internal.sql;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Whose turn it is to write. On H2 one transaction writes at a time: killed while several do, it
 * may take back what one of them had committed (docs/adr/0013). Its commits wait for each other
 * anyhow. Safe for use by any thread.
 */
final class WriterTurn {
  private final ReentrantLock lock;
  private final Duration limit;

  private WriterTurn(ReentrantLock lock, Duration limit) {
    this.lock = lock;
    this.limit = limit;
  }

  /** One writer after the other, in the order in which they come. */
  static WriterTurn oneAtATime(Duration limit) {
    return new WriterTurn(new ReentrantLock(true), limit);
  }

  /** Nobody waits here. */
  static WriterTurn anyTime() {
    return new WriterTurn(null, Duration.ZERO);
  }

  /**
   * Runs what writes.
   *
   * @throws SeraiException {@code STORE_UNAVAILABLE} if those before take longer than the limit
   */
  <T> T take(Supplier<T> work) {
    if (lock == null) {
      return work.get();
    }
    await();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void await() {
    try {
      if (lock.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SeraiException(
        ErrorCode.STORE_UNAVAILABLE, "Other writes to the database take too long.");
  }
}
