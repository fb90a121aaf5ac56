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
      throw new IllegalArgumentException("max-variants must be at least 1: " + maxVariants);
    }
    if (crashLimit < 2) {
      throw new IllegalArgumentException("crash-limit must be at least 2: " + crashLimit);
    }
    if (backoffFirst.isNegative() || backoffFirst.compareTo(backoffMax) > 0) {
      throw new IllegalArgumentException("backoff-first-millis must not exceed backoff-max-millis");
    }
  }

  static Policy of(Config config) {
    return new Policy(
        Duration.ofMillis(config.drain$_$millis()),
        Duration.ofMillis(config.runtime$_$wait$_$millis()),
        config.max$_$variants(),
        Duration.ofMillis(config.backoff$_$first$_$millis()),
        Duration.ofMillis(config.backoff$_$max$_$millis()),
        Duration.ofMillis(config.backoff$_$hold$_$millis()),
        config.crash$_$limit(),
        Duration.ofSeconds(config.crash$_$window$_$seconds()),
        Duration.ofSeconds(config.stable$_$seconds()),
        Duration.ofMillis(config.stop$_$wait$_$millis()),
        Duration.ofMillis(config.start$_$grace$_$millis()));
  }
}
