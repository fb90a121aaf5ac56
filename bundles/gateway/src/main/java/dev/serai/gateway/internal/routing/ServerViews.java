package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The servers of one view, by alias. Guarded by their view. */
final class ServerViews {
  private final Map<Alias, ServerView> servers = new TreeMap<>();
  private final Predicate<InstallationId> covers;

  /** None yet, and never any but these. */
  ServerViews(Predicate<InstallationId> covers) {
    this.covers = covers;
  }

  /** Learns which servers there are; those that are new or others now are returned. */
  List<ServerView> know(RegistrySnapshot snapshot) {
    List<ServerView> fresh = new ArrayList<>();
    servers.values().removeIf(server -> isGone(server, snapshot));
    for (CatalogEntry entry : snapshot.entries()) {
      ServerView known = servers.get(entry.alias());
      if (covers.test(entry.installation()) && (known == null || !known.entry().equals(entry))) {
        ServerView server = new ServerView(entry, known == null ? null : known.listing());
        servers.put(entry.alias(), server);
        fresh.add(server);
      }
    }
    return fresh;
  }

  private static boolean isGone(ServerView server, RegistrySnapshot snapshot) {
    if (snapshot.find(server.entry().installation()).isPresent()) {
      return false;
    }
    server.firstTry().complete(null);
    return true;
  }

  /** Nobody waits for any of them any more. */
  void clear() {
    servers.values().forEach(server -> server.firstTry().complete(null));
    servers.clear();
  }

  Stream<ServerView> stream() {
    return servers.values().stream();
  }

  /** The server of an installation, or null. */
  ServerView find(InstallationId installation) {
    return stream()
        .filter(server -> server.entry().installation().equals(installation))
        .findFirst()
        .orElse(null);
  }

  /** Whether no other entry has taken a server's place. */
  boolean isCurrent(ServerView server) {
    return servers.get(server.entry().alias()) == server;
  }

  /** What is shown of those that have been listed, in the order of their aliases. */
  Map<ListedServer, ServerListing> listings() {
    Map<ListedServer, ServerListing> listings = new LinkedHashMap<>();
    stream()
        .filter(server -> server.listing() != null)
        .forEach(server -> listings.put(ListedServer.of(server.entry()), server.listing()));
    return listings;
  }
}
