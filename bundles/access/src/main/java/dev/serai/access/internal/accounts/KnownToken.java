package dev.serai.access.internal.accounts;

import dev.serai.core.access.Principal;
import dev.serai.core.store.TokenRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A token of our own, and whom it stands for.
 *
 * @param token the record
 * @param stands for whom, or null for nobody
 */
public record KnownToken(TokenRecord token, Principal stands) {
  /** The name of all that sign-ins make, and of no other. */
  public static final String SESSION = "session";

  /** Whom it stands for at a time: nobody if it was revoked or has expired. */
  public Optional<Principal> principal(Instant now) {
    boolean over = token.revoked() || token.expires() != null && !now.isBefore(token.expires());
    return over ? Optional.empty() : Optional.ofNullable(stands);
  }
}
