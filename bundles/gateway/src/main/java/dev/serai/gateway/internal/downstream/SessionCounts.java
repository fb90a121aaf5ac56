package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.exchange.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many sessions each principal has. Safe for use by any thread. */
final class SessionCounts {
  private final Map<Principal, Integer> counts = new ConcurrentHashMap<>();

  int of(Principal principal) {
    return counts.getOrDefault(principal, 0);
  }

  void begun(Principal principal) {
    counts.merge(principal, 1, Integer::sum);
  }

  void ended(Principal principal) {
    counts.computeIfPresent(principal, (key, count) -> count == 1 ? null : count - 1);
  }
}
