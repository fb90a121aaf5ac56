package dev.serai.registry.internal.upstream;

import dev.serai.core.store.RegistryRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statuses of versions of servers, as a registry told them last; grows while it answers. */
final class Knowledge {
  /** As many as the store keeps of a server. */
  private static final int MAX_VERSIONS = 1_000;

  private final Map<String, Map<String, String>> servers = new HashMap<>();

  /** What is known of a registry. */
  static Knowledge of(RegistryRecord registry) {
    Knowledge knowledge = new Knowledge();
    registry.known().forEach((server, all) -> knowledge.servers.put(server, new HashMap<>(all)));
    return knowledge;
  }

  /** Without servers of which nothing is here any more. */
  Knowledge only(Set<String> picked) {
    servers.keySet().retainAll(picked);
    return this;
  }

  /** Whether anything was told of the server. */
  boolean knows(String server) {
    return servers.containsKey(server);
  }

  /** The status that was told last. */
  Optional<String> status(Offer offer) {
    return Optional.ofNullable(servers.getOrDefault(offer.name(), Map.of()).get(offer.version()));
  }

  /** Whether no other version of the server is kept in mind. */
  boolean isFull(String server) {
    return servers.getOrDefault(server, Map.of()).size() >= MAX_VERSIONS;
  }

  void learn(Offer offer) {
    if (isFull(offer.name()) && status(offer).isEmpty()) {
      return;
    }
    servers
        .computeIfAbsent(offer.name(), server -> new HashMap<>())
        .put(offer.version(), offer.status());
  }

  void learn(List<Offer> offers) {
    offers.forEach(this::learn);
  }

  /** Takes over what was learned there of servers. */
  Knowledge with(Knowledge later) {
    servers.putAll(later.servers);
    return this;
  }

  Map<String, Map<String, String>> servers() {
    return servers;
  }
}
