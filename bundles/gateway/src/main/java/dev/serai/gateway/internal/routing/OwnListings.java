package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What servers list for one client only: some enable tools within a session. Guarded by its view.
 */
final class OwnListings {
  private final Map<Alias, ServerListing> listings = new HashMap<>();
  private Directory directory;

  void put(Alias alias, ServerListing listing) {
    listings.put(alias, listing);
  }

  void keepOnly(Map<Alias, ServerListing> base) {
    listings.keySet().retainAll(base.keySet());
  }

  /** Merges them over what all clients see. */
  void rebuild(Map<Alias, ServerListing> base) {
    Map<Alias, ServerListing> merged = new LinkedHashMap<>(base);
    merged.putAll(listings);
    directory = Directory.of(merged);
  }

  Directory directory() {
    return directory;
  }
}
