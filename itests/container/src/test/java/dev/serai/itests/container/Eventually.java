package dev.serai.itests.container;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for conditions. */
final class Eventually {
  private Eventually() {}

  /** Asks every 50 ms until the value is as expected, and returns it; fails with the last one. */
  static <T> T get(Duration limit, Callable<T> value, Predicate<T> expected) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    T current = value.call();
    while (!expected.test(current)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + limit + ", the last value: " + current);
      }
      new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
      current = value.call();
    }
    return current;
  }
}
