package dev.serai.gateway.internal.routing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What servers list for one client only: some enable tools within a session. Written under the lock
 * of its view only.
 */
final class OwnListings {
  private final Map<ListedServer, ServerListing> listings = new HashMap<>();
  private volatile Directory directory;

  void put(ListedServer server, ServerListing listing) {
    listings.put(server, listing);
  }

  void keepOnly(Map<ListedServer, ServerListing> base) {
    listings.keySet().retainAll(base.keySet());
  }

  /** Merges them over what all clients see. */
  void rebuild(Map<ListedServer, ServerListing> base) {
    Map<ListedServer, ServerListing> merged = new LinkedHashMap<>(base);
    merged.putAll(listings);
    directory = Directory.of(merged);
  }

  Directory directory() {
    return directory;
  }
}
