package dev.serai.registry.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RegistryRecord;
import dev.serai.registry.internal.catalog.Catalog;
import dev.serai.registry.internal.document.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Searches registries and picks servers there, for people. Safe for use by any thread. */
final class Picking {
  private static final String ORIGIN = "registry:";
  private static final int MAX_TEXT = 255;

  private final Registries registries;
  private final Catalog catalog;
  private final RegistryClients clients;
  private final Ledger ledger;

  Picking(Registries registries, Catalog catalog, RegistryClients clients) {
    this.registries = registries;
    this.catalog = catalog;
    this.clients = clients;
    this.ledger = new Ledger(registries);
  }

  /** The origin of what is picked at a registry. */
  static String origin(String registry) {
    return ORIGIN + registry;
  }

  Page<ListedServer> search(Actor actor, String name, OwnerRef owner, PageRequest page) {
    RegistryRecord registry = allowed(actor, name, owner);
    Offers found =
        clients.use(registry, client -> client.search(page.search(), page.limit(), page.after()));
    return new Page<>(found.offers().stream().map(Offer::listed).toList(), found.next());
  }

  ImportOutcome pick(
      Actor actor, String name, String server, String version, ImportOptions options) {
    RegistryRecord registry = allowed(actor, name, options.scope());
    requireNamed("server", server);
    if (version != null) {
      requireNamed("version", version);
    }
    Found found =
        clients.use(
            registry,
            client -> {
              Offer picked =
                  client.version(server, version == null ? RegistryClient.LATEST : version);
              return new Found(picked, client.versions(server).offers());
            });
    requireThere(name, found.picked());
    byte[] document = found.picked().document().getBytes(StandardCharsets.UTF_8);
    ImportOutcome outcome = catalog.importAll(actor, document, origin(name), options).get(0);
    if (!options.dryRun() && !(outcome instanceof Refused)) {
      learn(name, found);
    }
    return outcome instanceof Imported made ? noted(name, found.picked(), made) : outcome;
  }

  /**
   * What there is at the moment of the first pick is no news later. Of a server that is followed
   * already the next inquiry learns, and takes over for all who have it what is new.
   */
  private void learn(String name, Found found) {
    Set<String> servers =
        catalog.ofOrigin(origin(name)).stream().map(EntryRecord::name).collect(Collectors.toSet());
    ledger.keep(
        name,
        there -> {
          Knowledge knowledge = Knowledge.of(there).only(servers);
          if (!knowledge.knows(found.picked().name())) {
            knowledge.learn(found.all());
            knowledge.learn(found.picked());
          }
          return there.knowing(knowledge.servers());
        });
  }

  private RegistryRecord allowed(Actor actor, String name, OwnerRef owner) {
    return registries.use(
        (store, work) ->
            work.read(
                actor,
                "registry:use",
                ManagedRegistries.target(name),
                desk -> {
                  desk.require(Verb.READ, ManagedRegistries.resource(name));
                  desk.require(Verb.CREATE, Resource.of(ResourceKind.ENTRY, "", owner));
                  return store.find(name).orElseThrow(ManagedRegistries::missing).value();
                }));
  }

  private static void requireNamed(String field, String text) {
    if (text == null || text.isBlank() || text.length() > MAX_TEXT) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, field + " must have 1 to " + MAX_TEXT + " characters.");
    }
  }

  private static void requireThere(String registry, Offer picked) {
    if (picked.isDeleted()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "version "
              + Quoted.plain(picked.version())
              + " was deleted in the registry "
              + registry
              + why(picked)
              + " Pick another one.");
    }
  }

  private static Imported noted(String registry, Offer picked, Imported made) {
    if (!picked.status().equals(Offer.DEPRECATED)) {
      return made;
    }
    List<String> notes = new ArrayList<>(made.notes());
    notes.add("It is deprecated in the registry " + registry + why(picked));
    return new Imported(made.server(), made.entry(), notes);
  }

  private static String why(Offer offer) {
    return offer.message() == null ? "." : ": " + offer.message() + ".";
  }

  /** What is picked, and all versions of its server. */
  private record Found(Offer picked, List<Offer> all) {}
}
