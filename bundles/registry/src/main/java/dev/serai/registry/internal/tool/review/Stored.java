package dev.serai.registry.internal.tool.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Listing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Definitions as records, and records as definitions. */
final class Stored {
  private static final String EVERYTHING = "*";
  private static final String EMPTY = "{}";
  private static final String ENTRY = "entry";
  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** That an installation has it no more. */
  static ToolRecord removed(EntryKey entry, String installation, DefinitionKey key) {
    return new ToolRecord(
        RecordIds.deviation(entry, installation, key),
        entry.name(),
        entry.alias(),
        entry.version(),
        installation,
        key.kind().recorded(),
        key.name(),
        EMPTY,
        ToolRecord.NO_HASH,
        State.HELD,
        null,
        null,
        null);
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
    return marked(entry, kind, State.LISTED, EMPTY, ToolRecord.NO_HASH);
  }

  /**
   * Says that a kind was listed when an entry was tried; the hash is that of its document, and the
   * definition names its id.
   */
  static ToolRecord tried(EntryRecord entry, DefinitionKind kind) {
    return marked(
        EntryKey.of(entry),
        kind,
        State.TRIED,
        JsonNodeFactory.instance.objectNode().put(ENTRY, entry.id()).toString(),
        sha256(entry));
  }

  /** The id of the entry that was tried. */
  static String triedEntry(ToolRecord tried) {
    try {
      return JSON.readTree(tried.definition()).path(ENTRY).asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  /** Whether what was tried is an entry as it is. */
  static boolean isOf(ToolRecord tried, EntryRecord entry) {
    return tried.hash().equals(sha256(entry));
  }

  private static String sha256(EntryRecord entry) {
    try {
      byte[] document = entry.document().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static ToolRecord marked(
      EntryKey entry, DefinitionKind kind, State state, String text, String hash) {
    return new ToolRecord(
        RecordIds.listed(entry, kind),
        entry.name(),
        entry.alias(),
        entry.version(),
        null,
        kind.recorded(),
        EVERYTHING,
        text,
        hash,
        state,
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
