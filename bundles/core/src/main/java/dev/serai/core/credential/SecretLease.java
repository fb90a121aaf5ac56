package dev.serai.core.credential;

import java.time.Duration;
import java.util.Objects;

/**
 * For how long a secret was lent. Its provider renews it while the secret is in use; nobody else
 * has to.
 *
 * @param id the provider's name of it, not secret
 * @param duration from the time that the secret was resolved, more than zero
 * @param renewable whether its provider can make it longer
 */
public record SecretLease(String id, Duration duration, boolean renewable) {
  /** Refuses what is no lease. */
  public SecretLease {
    Objects.requireNonNull(id, "id");
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("duration must be more than zero: " + duration);
    }
  }
}
