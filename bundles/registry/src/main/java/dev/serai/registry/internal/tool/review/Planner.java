package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Listing;
import dev.serai.registry.internal.tool.Severity;
import dev.serai.registry.internal.tool.scan.DefinitionScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Compares lists with what is known, and plans what has to be kept of them. Not thread-safe. */
final class Planner {
  private static final int MAX_NOTES = 50;

  private final Server server;
  private final KnownTools known;
  private final Listing listing;
  private final List<Step> steps = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Map<DefinitionKey, ToolRecord> fresh = new HashMap<>();
  private final Set<DefinitionKey> doubtful;
  private int founded;
  private int untold;

  private Planner(Server server, KnownTools known, Listing listing) {
    this.server = server;
    this.known = known;
    this.listing = listing;
    this.doubtful = isFirst() && server.holdFindings() ? doubtful() : Set.of();
  }

  /** What has to be kept; empty if all is as it is known. */
  static Plan of(Server server, KnownTools known, Listing listing) {
    return new Planner(server, known, listing).plan();
  }

  private boolean isFirst() {
    return listing.items().keySet().stream().anyMatch(kind -> !known.isListed(kind));
  }

  private Set<DefinitionKey> doubtful() {
    return DefinitionScan.of(listing.inventory(), known.others()).stream()
        .filter(finding -> finding.severity().compareTo(Severity.WARN) >= 0)
        .map(finding -> finding.key())
        .collect(Collectors.toSet());
  }

  private Plan plan() {
    List<DefinitionKind> first =
        listing.items().keySet().stream()
            .filter(kind -> !known.isListed(kind) && mayFound(kind))
            .toList();
    first.forEach(this::found);
    listing.inventory().definitions().stream()
        .filter(found -> known.isListed(found.key().kind()) || first.contains(found.key().kind()))
        .forEach(this::compare);
    known.outdated(server.installation()).forEach(this::remove);
    fresh.values().forEach(record -> steps.add(new Step.Create(record)));
    if (!first.isEmpty()) {
      note("tool:baseline", founded + " definitions", null);
    }
    if (untold > 0) {
      note("tool:more", untold + " more definitions", null);
    }
    return new Plan(steps, notes, !first.isEmpty());
  }

  /** What was approved before is that for everybody, whoever lists first. */
  private boolean mayFound(DefinitionKind kind) {
    return server.founds() || known.tried(kind).isPresent() || known.before(kind).isPresent();
  }

  /** A kind's baseline: what was tried before the approval, else that of the version before. */
  private void found(DefinitionKind kind) {
    Optional<Versioned<ToolRecord>> tried = known.tried(kind);
    if (tried.isPresent()) {
      steps.add(new Step.Replace(Stored.listed(server.entry(), kind), tried.get().version()));
      founded += known.baseline(kind).size();
      return;
    }
    steps.add(new Step.Create(Stored.listed(server.entry(), kind)));
    Optional<KnownTools> before = known.before(kind);
    if (before.isPresent()) {
      before.get().baseline(kind).forEach(this::carry);
      return;
    }
    listing.inventory().definitions().stream()
        .filter(definition -> definition.key().kind() == kind)
        .filter(definition -> !doubtful.contains(definition.key()))
        .forEach(definition -> kept(() -> Stored.approved(server.entry(), definition)));
  }

  private void carry(ToolRecord from) {
    ToolRecord carried = Stored.carried(server.entry(), from);
    fresh.put(Stored.key(carried), carried);
    founded++;
  }

  private void kept(Supplier<ToolRecord> approved) {
    storable(approved)
        .ifPresent(
            record -> {
              fresh.put(Stored.key(record), record);
              founded++;
            });
  }

  /** A name with characters that cannot be kept is never approved. */
  private static Optional<ToolRecord> storable(Supplier<ToolRecord> record) {
    try {
      return Optional.of(record.get());
    } catch (SeraiException e) {
      return Optional.empty();
    }
  }

  private void compare(Definition found) {
    DefinitionKey key = found.key();
    Optional<Versioned<ToolRecord>> approved = known.baseline(key);
    ToolRecord base = approved.map(Versioned::value).orElseGet(() -> fresh.get(key));
    if (base != null && base.hash().equals(found.hash())) {
      settle(key);
    } else if (server.adopts()) {
      if (server.founds()) {
        adopt(found, base, approved.map(Versioned::version).orElse(0L));
      }
      settle(key);
    } else {
      hold(found, base);
    }
  }

  /** A deviation that is none any more goes. */
  private void settle(DefinitionKey key) {
    known.deviation(server.installation(), key).ifPresent(this::remove);
  }

  private void remove(Versioned<ToolRecord> gone) {
    steps.add(new Step.Remove(gone.value().id(), gone.version()));
  }

  private void adopt(Definition found, ToolRecord base, long version) {
    if (base == null) {
      storable(() -> known.decided(Stored.approved(server.entry(), found)))
          .ifPresent(record -> fresh.put(found.key(), record));
    } else if (version == 0) {
      fresh.put(found.key(), base.with(found.text(), found.hash()));
    } else {
      steps.add(new Step.Replace(base.with(found.text(), found.hash()), version));
    }
    note("tool:adopt", found.key().toString(), DefinitionChanges.text(base, found));
  }

  private void hold(Definition found, ToolRecord base) {
    Optional<Versioned<ToolRecord>> there = known.deviation(server.installation(), found.key());
    if (there.filter(row -> row.value().hash().equals(found.hash())).isPresent()) {
      return;
    }
    Optional<ToolRecord> held =
        storable(() -> Stored.held(server.entry(), server.installation(), found));
    if (held.isPresent()) {
      steps.add(
          there
              .<Step>map(row -> new Step.Replace(held.get(), row.version()))
              .orElseGet(() -> new Step.Create(held.get())));
      note("tool:hold", found.key().toString(), DefinitionChanges.text(base, found));
    }
  }

  private void note(String action, String what, String changes) {
    if (notes.size() >= MAX_NOTES && action.matches("tool:(hold|adopt)")) {
      untold++;
      return;
    }
    notes.add(new Note(action, "entry:" + server.entry(), server.installation(), what, changes));
  }
}
