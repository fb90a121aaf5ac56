package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What some servers list alike under one prefix: most installations of an entry define the same,
 * and it is kept once. Only while it is being made do servers come to it.
 */
final class SharedListing {
  private final Alias prefix;
  private final ServerListing listing;
  private final Set<InstallationId> servers = new HashSet<>();
  private boolean anybodys;
  private boolean offered;

  private SharedListing(Alias prefix, ServerListing listing) {
    this.prefix = prefix;
    this.listing = listing;
  }

  /** All listings, by prefix in the order in which these come. */
  static List<SharedListing> of(Map<ListedServer, ServerListing> listings) {
    Map<Alias, List<SharedListing>> byPrefix = new LinkedHashMap<>();
    listings.forEach(
        (server, listing) ->
            alike(
                    byPrefix.computeIfAbsent(server.prefix(), first -> new ArrayList<>()),
                    server,
                    listing)
                .add(server));
    return byPrefix.values().stream().flatMap(List::stream).toList();
  }

  private static SharedListing alike(
      List<SharedListing> known, ListedServer server, ServerListing listing) {
    for (SharedListing one : known) {
      if (one.listing == listing || one.listing.items().equals(listing.items())) {
        return one;
      }
    }
    SharedListing fresh = new SharedListing(server.prefix(), listing);
    known.add(fresh);
    return fresh;
  }

  private void add(ListedServer server) {
    servers.add(server.installation());
    anybodys |= server.isShared() && !server.isOffered();
    offered |= server.isOffered();
  }

  ServerListing listing() {
    return listing;
  }

  Alias prefix() {
    return prefix;
  }

  /** Something of it, as it is offered. */
  Directory.Offer offer(ListedItem item) {
    return new Directory.Offer(servers, anybodys, offered, prefix, item.key());
  }
}
