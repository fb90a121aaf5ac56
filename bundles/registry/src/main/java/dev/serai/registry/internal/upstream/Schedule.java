package dev.serai.registry.internal.upstream;

import dev.serai.core.store.RegistryRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * When registries are asked.
 *
 * @param every about how often; zero for never
 */
record Schedule(Duration every) {
  private static final int MAX_MINUTES = 7 * 24 * 60;
  private static final int JITTER_PARTS = 5;

  /** A schedule of so many minutes, put within the bounds. */
  static Schedule ofMinutes(int minutes) {
    return new Schedule(Duration.ofMinutes(Math.max(0, Math.min(MAX_MINUTES, minutes))));
  }

  /**
   * Whether a registry is to be asked now. Up to a fifth of the time is added, for each registry
   * and each time another part, so that not all who follow one ask at the same moment.
   *
   * @param seed differs from one Serai to another
   */
  boolean isDue(RegistryRecord registry, Instant now, int seed) {
    if (every.isZero() || !registry.followed()) {
      return false;
    }
    Instant tried = registry.tried();
    if (tried == null || tried.isAfter(now.plus(every))) {
      return true;
    }
    long most = every.toMillis() / JITTER_PARTS;
    int mixed = (registry.name().hashCode() * 31 + tried.hashCode()) * 31 + seed;
    return !tried.plus(every).plusMillis(Math.floorMod(mixed, most + 1)).isAfter(now);
  }
}
