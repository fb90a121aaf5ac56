package dev.serai.gateway.internal.limits;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A token bucket: so many a second on average, and so many at once. Safe for use by any thread. */
public final class RateLimit {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double perSecond;
  private final int burst;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filledAt;

  /**
   * A full bucket.
   *
   * @param perSecond tokens that come back each second
   * @param burst how many it holds
   * @param nanoTime the clock, as {@link System#nanoTime()}
   */
  public RateLimit(double perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.tokens = burst;
    this.filledAt = nanoTime.getAsLong();
  }

  /** Takes a token; false if there is none. */
  public synchronized boolean tryTake() {
    fill();
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** Gives a token back that was of no use. */
  public synchronized void giveBack() {
    tokens++;
    fill();
  }

  /** Whether it holds all that it can. */
  public synchronized boolean isFull() {
    fill();
    return tokens >= burst;
  }

  private void fill() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
  }
}
