package dev.serai.access.internal.oidc;

import java.time.Duration;

/**
 * When keys are fetched, and how long they serve.
 *
 * @param refresh from one fetch to the next
 * @param retry from one that failed to the next
 * @param pause in which no second fetch begins because a token asks for it
 * @param usable how long keys serve after they were fetched, if no fetch succeeds
 */
record KeyPace(Duration refresh, Duration retry, Duration pause, Duration usable) {
  private static final Duration REFRESH = Duration.ofMinutes(5);
  private static final Duration RETRY = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** The usual one. */
  static KeyPace of(Duration usable) {
    return new KeyPace(REFRESH, RETRY, PAUSE, usable);
  }
}
