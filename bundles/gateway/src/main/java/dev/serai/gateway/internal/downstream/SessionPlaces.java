package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.limits.RateLimit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The places that sessions have: so many in all and of each principal, taken so fast at most by
 * each and by all. Safe for use by any thread, and exact.
 */
final class SessionPlaces {
  private static final class Share {
    private final RateLimit rate;
    private int taken;

    private Share(RateLimit rate) {
      this.rate = rate;
    }
  }

  /** One place, which may be left once. */
  final class Place {
    private final Principal principal;
    private boolean left;

    private Place(Principal principal) {
      this.principal = principal;
    }

    /** Makes room for another. */
    void leave() {
      synchronized (SessionPlaces.this) {
        if (!left) {
          left = true;
          taken--;
          shares.get(principal).taken--;
        }
      }
    }
  }

  private final SessionLimits limits;
  private final LimitHits hits;
  private final LongSupplier nanoTime;
  private final RateLimit rate;
  private final Map<Principal, Share> shares = new HashMap<>();
  private int taken;

  /**
   * Nobody has a place.
   *
   * @param limits how many there are
   * @param hits counts refusals
   * @param nanoTime the clock, as {@link System#nanoTime()}
   */
  SessionPlaces(SessionLimits limits, LimitHits hits, LongSupplier nanoTime) {
    this.limits = limits;
    this.hits = hits;
    this.nanoTime = nanoTime;
    this.rate = new RateLimit(limits.initialize().rate(), limits.initialize().burst(), nanoTime);
  }

  /**
   * Takes a place for a session that begins.
   *
   * @throws SeraiException {@code OVERLOADED} if there is none, or they are taken too fast
   */
  synchronized Place take(Principal principal) {
    Share share = share(principal);
    if (taken >= limits.maxSessions()) {
      throw hits.refuse(Limit.SESSIONS, "Too many sessions are open.");
    }
    if (share.taken >= limits.maxOfPrincipal()) {
      throw hits.refuse(Limit.PRINCIPAL_SESSIONS, "You have too many open sessions.");
    }
    if (!share.rate.tryTake()) {
      throw hits.refuse(Limit.PRINCIPAL_INITIALIZE_RATE, "You begin too many sessions at once.");
    }
    if (!rate.tryTake()) {
      share.rate.giveBack();
      throw hits.refuse(Limit.INITIALIZE_RATE, "Too many sessions begin at once.");
    }
    return place(principal, share);
  }

  /** Gives a place to a session that has begun before. */
  synchronized Place inherit(Principal principal) {
    return place(principal, share(principal));
  }

  private Place place(Principal principal, Share share) {
    taken++;
    share.taken++;
    return new Place(principal);
  }

  private Share share(Principal principal) {
    return shares.computeIfAbsent(
        principal,
        key ->
            new Share(
                new RateLimit(
                    limits.initialize().principalRate(),
                    limits.initialize().principalBurst(),
                    nanoTime)));
  }

  /** Forgets principals without sessions that may begin as many as ever. */
  synchronized void forget() {
    shares.values().removeIf(share -> share.taken == 0 && share.rate.isFull());
  }
}
