package dev.serai.access.internal.throttle;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses. So many failures of one key are free, and come back evenly within a
 * minute: who has none left is refused until one has come back, not until all have. Remembers the
 * 10,000 keys that failed last. Safe for use by any thread; never blocks for long.
 */
public final class FailureThrottle {
  private static final int MAX_KEYS = 10_000;
  private static final double EPSILON = 1e-6;

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MAX_KEYS;
        }
      };

  private record Bucket(double left, long atMillis) {}

  /**
   * A throttle without failures.
   *
   * @param perMinute how many failures a minute are free, 1 or more
   */
  public FailureThrottle(int perMinute, Clock clock) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("perMinute must be 1 or more: " + perMinute);
    }
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /**
   * Refuses a key that has no failure left.
   *
   * @param key an IP address, of which the network counts for IPv6, or any other text
   * @throws SeraiException {@code TOO_MANY_ATTEMPTS} with the time to wait
   */
  public void require(String key) {
    Duration wait = left(key);
    if (!wait.isZero()) {
      throw SeraiException.passing(
          ErrorCode.TOO_MANY_ATTEMPTS,
          "Too many attempts failed; the next may come in " + wait.toSeconds() + " s.",
          wait);
    }
  }

  /**
   * Takes a failure in advance, for an attempt that may turn out to be one: however many attempts
   * come at once, no more are under way than may fail.
   *
   * @throws SeraiException as {@link #require}; nothing is taken then
   */
  public synchronized void take(String key) {
    require(key);
    failed(key);
  }

  /** What {@link #take} took was no failure. */
  public void giveBack(String key) {
    add(key, 1);
  }

  /** An attempt of a key failed. */
  public void failed(String key) {
    add(key, -1);
  }

  private synchronized void add(String key, int failures) {
    String network = Network.of(key);
    long now = clock.millis();
    double left = Math.max(0, Math.min(perMinute, left(network, now) + failures));
    buckets.put(network, new Bucket(left, now));
  }

  /** How long a key has to wait, in whole seconds, zero if it need not. */
  public synchronized Duration left(String key) {
    double left = left(Network.of(key), clock.millis());
    double seconds = (1 - left) * 60 / perMinute;
    return Duration.ofSeconds((long) Math.ceil(Math.max(0, seconds - EPSILON)));
  }

  private double left(String network, long now) {
    Bucket bucket = buckets.get(network);
    if (bucket == null) {
      return perMinute;
    }
    double back = Math.max(0, now - bucket.atMillis()) * perMinute / 60_000.0;
    return Math.min(perMinute, bucket.left() + back);
  }
}
