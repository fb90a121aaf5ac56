package dev.serai.registry.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.registry.internal.catalog.Catalog;
import dev.serai.registry.internal.document.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The entries that were picked at a registry, while its answers are taken over into them. */
final class Followed {
  /** What is wrong with one version, and stays so. */
  private static final Set<ErrorCode> OWN =
      EnumSet.of(ErrorCode.INVALID_ENTRY, ErrorCode.INVALID_VALUE, ErrorCode.ALREADY_EXISTS);

  /** How many new versions of a server are taken over at once. */
  private static final int MAX_FRESH = 20;

  private final String registry;
  private final Catalog catalog;
  private final Actor by;
  private final Map<String, List<EntryRecord>> entries;
  private final Knowledge knowledge;
  private final Map<String, Integer> fresh = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  Followed(String registry, Catalog catalog, Knowledge knowledge) {
    this.registry = registry;
    this.catalog = catalog;
    this.knowledge = knowledge;
    String origin = Picking.origin(registry);
    this.by = new Actor(Principal.operator(origin), origin, null);
    this.entries =
        catalog.ofOrigin(origin).stream().collect(Collectors.groupingBy(EntryRecord::name));
  }

  /** The servers. */
  Set<String> servers() {
    return entries.keySet();
  }

  Knowledge knowledge() {
    return knowledge;
  }

  /** What could not be taken over. */
  List<String> problems() {
    return problems;
  }

  /** Takes over what is told of a version; what was told before changes nothing. */
  void take(Offer offer) {
    if (!entries.containsKey(offer.name())
        || knowledge.status(offer).filter(offer.status()::equals).isPresent()) {
      return;
    }
    if (knowledge.status(offer).isPresent()) {
      changed(offer);
    } else if (!offer.isDeleted() && hasRoom(offer.name())) {
      owners(offer).forEach(owner -> offer(offer, owner));
    }
    knowledge.learn(offer);
  }

  /** Takes over all that is told of one server: of one that is heard of first nothing is new. */
  void compare(Collection<Offer> offers, String server) {
    if (knowledge.knows(server)) {
      offers.forEach(this::take);
    } else {
      knowledge.learn(List.copyOf(offers));
    }
  }

  /** A registry that floods us with versions gets no further. */
  private boolean hasRoom(String server) {
    int made = fresh.merge(server, 1, Integer::sum);
    if (made == MAX_FRESH + 1) {
      problems.add(server + ": more than " + MAX_FRESH + " new versions; pick others by hand.");
    }
    return made <= MAX_FRESH && !knowledge.isFull(server);
  }

  private void changed(Offer offer) {
    StatusChange change = new StatusChange(registry, offer);
    entries.get(offer.name()).stream()
        .filter(entry -> entry.version().equals(offer.version()))
        .forEach(entry -> catalog.follow(by, entry.id(), change::apply));
  }

  /** Who has the server, and has not removed all of it. */
  private Set<OwnerRef> owners(Offer offer) {
    Set<OwnerRef> owners = new HashSet<>();
    entries.get(offer.name()).stream()
        .filter(entry -> entry.state() != State.DELETED)
        .forEach(entry -> owners.add(entry.scope()));
    return owners;
  }

  /** For the organization it waits for approval; persons and teams hand in what they want. */
  private void offer(Offer offer, OwnerRef owner) {
    State state = owner.kind() == OwnerRef.Kind.ORGANIZATION ? State.PENDING : State.DRAFT;
    String note = "New in the registry " + registry + ".";
    try {
      catalog.offer(
          by,
          new NewEntry(
              offer.document(), owner, false, state, null, Picking.origin(registry), note));
    } catch (SeraiException e) {
      if (!OWN.contains(e.code())) {
        throw e;
      }
      if (e.code() != ErrorCode.ALREADY_EXISTS) {
        problems.add(Quoted.plain(offer.name() + " " + offer.version()) + ": " + e.getMessage());
      }
    }
  }
}
