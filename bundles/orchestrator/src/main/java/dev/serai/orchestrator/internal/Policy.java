package dev.serai.orchestrator.internal;

import java.time.Duration;

/** The settings, checked; {@link Config} says what each means. */
record Policy(
    Duration drain,
    Duration runtimeWait,
    int maxVariants,
    Duration backoffFirst,
    Duration backoffMax,
    Duration backoffHold,
    int crashLimit,
    Duration crashWindow,
    Duration stable,
    Duration stopWait,
    Duration startGrace) {

  Policy {
    if (maxVariants < 1) {
      throw new IllegalArgumentException("max.variants must be at least 1: " + maxVariants);
    }
    if (crashLimit < 2) {
      throw new IllegalArgumentException("crash.limit must be at least 2: " + crashLimit);
    }
    if (backoffFirst.isNegative() || backoffFirst.compareTo(backoffMax) > 0) {
      throw new IllegalArgumentException("backoff.first.millis must not exceed backoff.max.millis");
    }
  }

  static Policy of(Config config) {
    return new Policy(
        Duration.ofMillis(config.drain_millis()),
        Duration.ofMillis(config.runtime_wait_millis()),
        config.max_variants(),
        Duration.ofMillis(config.backoff_first_millis()),
        Duration.ofMillis(config.backoff_max_millis()),
        Duration.ofMillis(config.backoff_hold_millis()),
        config.crash_limit(),
        Duration.ofSeconds(config.crash_window_seconds()),
        Duration.ofSeconds(config.stable_seconds()),
        Duration.ofMillis(config.stop_wait_millis()),
        Duration.ofMillis(config.start_grace_millis()));
  }
}
