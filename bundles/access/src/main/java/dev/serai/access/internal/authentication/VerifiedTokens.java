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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Tokens that were checked and found good, by their SHA-256: 10,000 at most. Each is known until it
 * expires, and for 5 min at most; that it was good is remembered until it expires. Safe for use by
 * any thread.
 */
public final class VerifiedTokens {
  static final int MAX = 10_000;
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final Map<String, Verified> tokens = new ConcurrentHashMap<>();
  private final AtomicLong forgotten = new AtomicLong();

  /** A token, and whom it stood for in the view that was asked last. */
  static final class Verified {
    private final ExternalIdentity identity;
    private volatile Instant until;
    private volatile Standing standing;

    Verified(ExternalIdentity identity, Instant until) {
      this.identity = identity;
      this.until = until;
    }

    ExternalIdentity identity() {
      return identity;
    }

    private boolean fresh(Instant now) {
      return now.isBefore(until);
    }

    private boolean expired(Instant now) {
      return !now.isBefore(identity.expires());
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
    return Optional.ofNullable(tokens.get(hash)).filter(token -> token.fresh(now));
  }

  /** Whether one was good the last time, and has not expired. */
  boolean wasGood(String hash, Instant now) {
    Verified token = tokens.get(hash);
    return token != null && !token.expired(now);
  }

  /** One is good no more. */
  void drop(String hash) {
    tokens.remove(hash);
  }

  /** What {@link #keep} is to know of when the check of a token began. */
  long generation() {
    return forgotten.get();
  }

  /**
   * One was good by a check; one to check anew if something was forgotten since that began.
   *
   * @param generation {@link #generation} from before the check
   */
  void keep(String hash, ExternalIdentity identity, Instant now, long generation) {
    Instant bound = now.plus(MAX_AGE);
    Instant until = identity.expires().isBefore(bound) ? identity.expires() : bound;
    makeRoom(now);
    Verified token = new Verified(identity, until);
    tokens.put(hash, token);
    if (generation != forgotten.get()) {
      token.until = Instant.MIN;
    }
  }

  /** Has each token of an issuer checked anew. */
  public void forget(String issuer) {
    forgotten.incrementAndGet();
    for (Verified token : tokens.values()) {
      if (token.identity.subject().issuer().equals(issuer)) {
        token.until = Instant.MIN;
      }
    }
  }

  int size() {
    return tokens.size();
  }

  /** Those go first that have expired, then those to check anew, then any. */
  private void makeRoom(Instant now) {
    if (tokens.size() < MAX) {
      return;
    }
    tokens.values().removeIf(token -> token.expired(now));
    if (tokens.size() >= MAX) {
      tokens.values().removeIf(token -> !token.fresh(now));
    }
    Iterator<Verified> rest = tokens.values().iterator();
    while (tokens.size() > MAX - MAX / 10 && rest.hasNext()) {
      rest.next();
      rest.remove();
    }
  }
}
