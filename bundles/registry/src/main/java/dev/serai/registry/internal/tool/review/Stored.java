package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Listing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Definitions as records, and records as definitions. */
final class Stored {
  private static final String EVERYTHING = "*";
  private static final String NOTHING = "0".repeat(64);

  private Stored() {}

  /** What a record is about. */
  static DefinitionKey key(ToolRecord record) {
    return new DefinitionKey(DefinitionKind.of(record.kind()), record.name());
  }

  /** The definition of a record. */
  static Definition definition(ToolRecord record) {
    byte[] text = record.definition().getBytes(StandardCharsets.UTF_8);
    return Listing.strict(Map.of(record.kind(), List.of(text)))
        .inventory()
        .find(key(record))
        .orElseThrow();
  }

  /** An approved definition. */
  static ToolRecord approved(EntryKey entry, Definition definition) {
    return record(
        RecordIds.baseline(entry, definition.key()), entry, null, definition, State.APPROVED);
  }

  /** What an installation has instead. */
  static ToolRecord held(EntryKey entry, String installation, Definition definition) {
    return record(
        RecordIds.deviation(entry, installation, definition.key()),
        entry,
        installation,
        definition,
        State.HELD);
  }

  /** What is approved of one version for another one. */
  static ToolRecord carried(EntryKey entry, ToolRecord from) {
    return new ToolRecord(
        RecordIds.baseline(entry, key(from)),
        entry.name(),
        entry.alias(),
        entry.version(),
        null,
        from.kind(),
        from.name(),
        from.definition(),
        from.hash(),
        from.state(),
        from.rename(),
        from.describe(),
        from.note());
  }

  /** Says that a kind was listed. */
  static ToolRecord listed(EntryKey entry, DefinitionKind kind) {
    return new ToolRecord(
        RecordIds.listed(entry, kind),
        entry.name(),
        entry.alias(),
        entry.version(),
        null,
        kind.recorded(),
        EVERYTHING,
        "{}",
        NOTHING,
        State.LISTED,
        null,
        null,
        null);
  }

  private static ToolRecord record(
      String id, EntryKey entry, String installation, Definition definition, State state) {
    return new ToolRecord(
        id,
        entry.name(),
        entry.alias(),
        entry.version(),
        installation,
        definition.key().kind().recorded(),
        definition.key().name(),
        definition.text(),
        definition.hash(),
        state,
        null,
        null,
        null);
  }
}
