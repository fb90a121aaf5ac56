package dev.serai.gateway.internal.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What servers list for single clients of a view. Written under the lock of its view only. */
final class OwnViews {
  private final Map<String, OwnListings> owns = new ConcurrentHashMap<>();

  /** What a client sees, or null if it sees what all see. */
  Directory directory(String owner) {
    OwnListings own = owns.get(owner);
    return own == null ? null : own.directory();
  }

  /** A server lists this for a client, and what all see is the base. */
  void put(
      String owner,
      ListedServer server,
      ServerListing listing,
      Map<ListedServer, ServerListing> base) {
    OwnListings own = owns.computeIfAbsent(owner, key -> new OwnListings());
    own.put(server, listing);
    own.rebuild(base);
  }

  /** What all see is another. */
  void rebuild(Map<ListedServer, ServerListing> base) {
    for (OwnListings own : owns.values()) {
      own.keepOnly(base);
      own.rebuild(base);
    }
  }

  void forget(String owner) {
    owns.remove(owner);
  }
}
