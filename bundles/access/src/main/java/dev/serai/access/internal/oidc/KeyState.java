package dev.serai.access.internal.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a provider's keys.
 *
 * @param keys the last that were fetched, or null
 * @param fetched when
 * @param attempted when the last fetch began
 * @param problem why it failed, for the operator, or null
 */
record KeyState(SigningKeys keys, Instant fetched, Instant attempted, String problem) {
  static final KeyState NOTHING =
      new KeyState(
          null, Instant.MIN, Instant.MIN, "Its keys are being fetched for the first time.");

  KeyState attempted(Instant at) {
    return new KeyState(keys, fetched, at, problem);
  }

  KeyState fetched(SigningKeys fresh, Instant at) {
    return new KeyState(fresh, at, attempted, null);
  }

  KeyState failed(String why) {
    return new KeyState(keys, fetched, attempted, why);
  }

  /** The keys, unless they are too old. */
  Optional<SigningKeys> usable(Instant now, Duration bound) {
    return Optional.ofNullable(keys).filter(known -> now.isBefore(fetched.plus(bound)));
  }

  /** Whether a fetch has just begun; a clock that was set back counts as no. */
  boolean attemptedWithin(Duration pause, Instant now) {
    return !now.isBefore(attempted) && attempted.isAfter(now.minus(pause));
  }
}
