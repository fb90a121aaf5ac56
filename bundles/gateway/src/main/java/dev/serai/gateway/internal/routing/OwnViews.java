package dev.serai.gateway.internal.routing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What servers list for single clients of a view. Written under the lock of its view only. */
final class OwnViews {
  /** Clients without sessions never say that they are gone. */
  static final int MAX_POOLS = 10_000;

  private final Map<String, OwnListings> owns = new ConcurrentHashMap<>();

  /** What a client sees, or null if it sees what all see. */
  Directory directory(String owner) {
    OwnListings own = owns.get(owner);
    return own == null ? null : own.used();
  }

  /** What a server lists for a client; empty at first. */
  ShownListing of(String owner, ListedServer server) {
    if (owns.size() >= MAX_POOLS && !owns.containsKey(owner)) {
      dropOldest();
    }
    return owns.computeIfAbsent(owner, key -> new OwnListings()).of(server);
  }

  /** Who has not looked for the longest time sees what all see. */
  private void dropOldest() {
    owns.entrySet().stream()
        .min(Comparator.comparingLong(own -> own.getValue().usedAt()))
        .ifPresent(own -> owns.remove(own.getKey()));
  }

  /** What a server lists for each client that it lists something of its own for. */
  Map<String, ShownListing> of(ListedServer server) {
    Map<String, ShownListing> lists = new HashMap<>();
    owns.forEach(
        (owner, own) -> {
          if (own.find(server) != null) {
            lists.put(owner, own.find(server));
          }
        });
    return lists;
  }

  /** What one client sees is another. */
  void rebuild(String owner, Map<ListedServer, ServerListing> base) {
    OwnListings own = owns.get(owner);
    if (own != null) {
      own.rebuild(base);
    }
  }

  /** What all see is another. */
  void rebuild(Map<ListedServer, ServerListing> base) {
    for (OwnListings own : owns.values()) {
      own.keepOnly(base);
      own.rebuild(base);
    }
  }

  /** The server is another one now: what it listed for single clients it may list no more. */
  void forget(ListedServer server) {
    owns.values().forEach(own -> own.forget(server));
  }

  void forget(String pool) {
    owns.remove(pool);
  }
}
