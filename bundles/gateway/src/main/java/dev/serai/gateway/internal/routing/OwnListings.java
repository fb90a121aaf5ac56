package dev.serai.gateway.internal.routing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What servers list for one client only: some enable tools within a session. Written under the lock
 * of its view only.
 */
final class OwnListings {
  private final Map<ListedServer, ShownListing> listings = new HashMap<>();
  private volatile Directory directory;
  private volatile long usedAt = System.nanoTime();

  /** What a server lists for the client; empty at first. */
  ShownListing of(ListedServer server) {
    return listings.computeIfAbsent(server, first -> new ShownListing(null));
  }

  /** The same, or null where it lists nothing for the client alone. */
  ShownListing find(ListedServer server) {
    return listings.get(server);
  }

  /** The server is another one now. */
  void forget(ListedServer server) {
    listings.remove(server);
  }

  void keepOnly(Map<ListedServer, ServerListing> base) {
    listings.keySet().retainAll(base.keySet());
  }

  /** Merges them over what all clients see. */
  void rebuild(Map<ListedServer, ServerListing> base) {
    Map<ListedServer, ServerListing> merged = new LinkedHashMap<>(base);
    listings.forEach(
        (server, lists) -> {
          if (lists.shown() != null) {
            merged.put(server, lists.shown());
          }
        });
    directory = Directory.of(merged);
  }

  /** What the client sees, which looks at it now; null before it was rebuilt. */
  Directory used() {
    usedAt = System.nanoTime();
    return directory;
  }

  /** When it was last looked at, by {@link System#nanoTime()}. */
  long usedAt() {
    return usedAt;
  }
}
