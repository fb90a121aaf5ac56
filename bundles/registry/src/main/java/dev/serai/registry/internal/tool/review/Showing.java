package dev.serai.registry.internal.tool.review;

import dev.serai.core.registry.EntryOptions.ToolChanges;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Listing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is shown of a server, by what is known now.
 *
 * @param server whose
 * @param known what was approved and decided
 */
record Showing(Server server, KnownTools known) {
  /** What is shown of lists, in their order. */
  Map<ToolRecord.Kind, List<ShownDefinition>> of(Listing listing) {
    Map<ToolRecord.Kind, List<ShownDefinition>> shown = new EnumMap<>(ToolRecord.Kind.class);
    listing
        .items()
        .forEach((kind, items) -> shown.put(kind.recorded(), kind(kind, items, listing)));
    return shown;
  }

  /**
   * What is shown before the server has been listed: what is approved, by name, but for what it is
   * known to have changed and is hidden for that. Kinds of which nothing is known are left out.
   */
  Map<ToolRecord.Kind, List<ShownDefinition>> approved() {
    Map<ToolRecord.Kind, List<byte[]>> definitions = new EnumMap<>(ToolRecord.Kind.class);
    for (DefinitionKind kind : DefinitionKind.values()) {
      KnownTools there = known.effective(kind);
      if (there.isListed(kind)) {
        definitions.put(
            kind.recorded(),
            there.baseline(kind).stream()
                .filter(record -> server.adopts() || mayUse(Stored.key(record)))
                .filter(record -> !isGone(Stored.key(record)))
                .sorted(Comparator.comparing(ToolRecord::name))
                .map(record -> utf8(record.definition()))
                .toList());
      }
    }
    return of(Listing.lenient(definitions));
  }

  /** Whether something may be used under the server's own name. */
  boolean mayUse(DefinitionKey key) {
    KnownTools there = known.effective(key.kind());
    Optional<ToolRecord> approved = there.baseline(key).map(Versioned::value);
    if (approved.filter(this::isKeptBack).isPresent()) {
      return false;
    }
    if (server.adopts() || isUnknown(there, key.kind())) {
      return true;
    }
    boolean departs = known.deviation(server.installation(), key).isPresent() && !isGone(key);
    if (approved.isPresent()) {
      return !departs || server.changes() == ToolChanges.HOLD;
    }
    return !departs && !isNamedAlone(key.kind());
  }

  /**
   * Nothing is approved of a kind, and what this server lists is no measure for others: until there
   * is one, its owner sees it as it is.
   */
  private boolean isUnknown(KnownTools there, DefinitionKind kind) {
    return !server.founds() && !there.isListed(kind);
  }

  /** What was hidden, and what waits since it was found when the entry was tried. */
  private boolean isKeptBack(ToolRecord record) {
    return record.state() == State.HIDDEN || record.state() != State.APPROVED && !server.adopts();
  }

  private boolean isGone(DefinitionKey key) {
    return known
        .deviation(server.installation(), key)
        .filter(record -> record.value().removed())
        .isPresent();
  }

  /** Resources may be read that no list has; a tool or prompt that was not approved is none. */
  private static boolean isNamedAlone(DefinitionKind kind) {
    return kind == DefinitionKind.TOOL || kind == DefinitionKind.PROMPT;
  }

  private List<ShownDefinition> kind(
      DefinitionKind kind, List<Listing.Item> items, Listing listing) {
    KnownTools there = known.effective(kind);
    Set<String> taken = new HashSet<>(listing.inventory().names(kind));
    taken.removeIf(name -> !mayUse(new DefinitionKey(kind, name)));
    Set<DefinitionKey> seen = new HashSet<>();
    List<ShownDefinition> shown = new ArrayList<>(items.size());
    for (Listing.Item item : items) {
      if (item.definition().isEmpty()) {
        shown.add(new ShownDefinition("", "", item.sent()));
      } else if (seen.add(item.definition().get().key()) || server.adopts()) {
        one(there, item.definition().get(), item.sent(), taken).ifPresent(shown::add);
      }
    }
    return List.copyOf(shown);
  }

  private Optional<ShownDefinition> one(
      KnownTools there, Definition found, byte[] sent, Set<String> taken) {
    Optional<ToolRecord> approved = there.baseline(found.key()).map(Versioned::value);
    if (approved.isEmpty()) {
      String name = found.key().name();
      return server.adopts() || isUnknown(there, found.key().kind())
          ? Optional.of(new ShownDefinition(name, name, sent))
          : Optional.empty();
    }
    ToolRecord record = approved.get();
    boolean same = record.hash().equals(found.hash());
    if (isKeptBack(record) || !same && server.changes() == ToolChanges.HIDE) {
      return Optional.empty();
    }
    boolean asSent = same || server.adopts();
    return Optional.of(decided(record, asSent ? sent : utf8(record.definition()), taken));
  }

  /**
   * Under the name and with the description that somebody gave it; the server's names come first.
   */
  private static ShownDefinition decided(ToolRecord record, byte[] definition, Set<String> taken) {
    boolean renamed = record.rename() != null && !taken.contains(record.rename());
    byte[] described =
        record.describe() == null
            ? definition
            : utf8(
                Description.put(
                    record.kind(),
                    new String(definition, StandardCharsets.UTF_8),
                    record.describe()));
    return new ShownDefinition(record.name(), renamed ? record.rename() : record.name(), described);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
