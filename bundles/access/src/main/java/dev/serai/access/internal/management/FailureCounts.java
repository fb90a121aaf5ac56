package dev.serai.access.internal.management;

import dev.serai.access.internal.audit.AuditText;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failures of the last minute, of the 10,000 who failed last. */
final class FailureCounts implements Attempts {
  private static final int MAX_KEPT = 10_000;
  private static final int MAX_NAME = 300;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MAX_KEPT;
        }
      };
  private final int limit;
  private final Clock clock;

  /**
   * Nobody has failed.
   *
   * @param limit failures in a minute after which there are no more attempts in it, 1 or more
   */
  FailureCounts(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  @Override
  public synchronized void require(String who) {
    Count count = current(key(who));
    if (count != null && count.failures() >= limit) {
      Duration left = Duration.between(clock.instant(), count.begun().plus(WINDOW));
      throw new SeraiException(
          ErrorCode.TOO_MANY_ATTEMPTS,
          "Too many attempts failed; the next one may be made in "
              + Math.max(1, left.plusMillis(999).toSeconds())
              + " s.");
    }
  }

  @Override
  public synchronized void failed(String who) {
    Count count = current(key(who));
    counts.remove(key(who));
    counts.put(
        key(who),
        count == null
            ? new Count(clock.instant(), 1)
            : new Count(count.begun(), count.failures() + 1));
  }

  private Count current(String key) {
    Count count = counts.get(key);
    return count == null || !count.begun().plus(WINDOW).isAfter(clock.instant()) ? null : count;
  }

  private static String key(String who) {
    return AuditText.fit(who, MAX_NAME);
  }

  private record Count(Instant begun, int failures) {}
}
