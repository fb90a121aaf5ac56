package dev.serai.access.internal.authentication;

import dev.serai.access.internal.accounts.AccountsView;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.access.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tokens that were checked and found good, by their SHA-256: 10,000 at most, each until it expires
 * and for 5 min at most. Safe for use by any thread.
 */
public final class VerifiedTokens {
  static final int MAX = 10_000;
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final Map<String, Verified> tokens = new ConcurrentHashMap<>();

  /** A token, and whom it stood for in the view that was asked last. */
  static final class Verified {
    private final ExternalIdentity identity;
    private final Instant until;
    private volatile Standing standing;

    Verified(ExternalIdentity identity, Instant until) {
      this.identity = identity;
      this.until = until;
    }

    ExternalIdentity identity() {
      return identity;
    }

    /** For whom it stands in a view, found out once as long as that stays; empty for nobody. */
    Optional<Principal> principal(AccountsView view, Supplier<Optional<Principal>> find) {
      Standing now = standing;
      if (now == null || now.view() != view) {
        now = new Standing(view, find.get());
        standing = now;
      }
      return now.principal();
    }
  }

  private record Standing(AccountsView view, Optional<Principal> principal) {}

  Optional<Verified> find(String hash, Instant now) {
    return Optional.ofNullable(tokens.get(hash)).filter(token -> now.isBefore(token.until));
  }

  void keep(String hash, ExternalIdentity identity, Instant now) {
    Instant bound = now.plus(MAX_AGE);
    Instant until = identity.expires().isBefore(bound) ? identity.expires() : bound;
    makeRoom(now);
    tokens.put(hash, new Verified(identity, until));
  }

  /** Has each token of an issuer checked anew. */
  public void forget(String issuer) {
    tokens.values().removeIf(token -> token.identity.subject().issuer().equals(issuer));
  }

  int size() {
    return tokens.size();
  }

  /** Those go first whose time is over, then any: they are only checked once more. */
  private void makeRoom(Instant now) {
    if (tokens.size() < MAX) {
      return;
    }
    tokens.values().removeIf(token -> !now.isBefore(token.until));
    Iterator<Verified> rest = tokens.values().iterator();
    while (tokens.size() > MAX - MAX / 10 && rest.hasNext()) {
      rest.next();
      rest.remove();
    }
  }
}
