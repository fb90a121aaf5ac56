package dev.serai.core.store;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits on conditions, 20 s at most. */
public final class Eventually {
  private static final long LIMIT_SECONDS = 20;

  private Eventually() {}

  /** The first value that comes. */
  public static <T> T present(String what, Supplier<Optional<T>> attempt) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    Optional<T> found = attempt.get();
    while (found.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Not within " + LIMIT_SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
      found = attempt.get();
    }
    return found.get();
  }

  /** Until the condition holds. */
  public static void holds(String what, BooleanSupplier condition) {
    present(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }
}
