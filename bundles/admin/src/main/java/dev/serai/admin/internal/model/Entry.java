package dev.serai.admin.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.admin.internal.json.Json;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A catalog entry at one version as clients see it; see {@link EntryRecord}.
 *
 * @param id given by Serai
 * @param entryName as the document has it, which also {@code entryVersion} is
 * @param alias chosen when its first version is made, or by Serai
 * @param origin given by Serai
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record Entry(
    String id,
    String entryName,
    String entryVersion,
    String alias,
    OwnerRef scope,
    Boolean shared,
    EntryRecord.State state,
    JsonNode document,
    String origin,
    String note,
    Long version,
    Instant created,
    Instant updated) {
  /** Where entries come from that clients make. */
  public static final String ORIGIN = "api";

  /** Entries. */
  public static final Shape<EntryRecord, Entry> SHAPE =
      new Shape<>(
          Entry.class,
          "entry",
          Entry::of,
          (id, entry) -> entry.record(id),
          entry -> Fields.freshKey(),
          new Entry(
              null,
              null,
              null,
              null,
              OwnerRef.ORGANIZATION,
              false,
              EntryRecord.State.DRAFT,
              null,
              null,
              null,
              null,
              null,
              null));

  private static Entry of(Versioned<EntryRecord> stored) {
    EntryRecord entry = stored.value();
    return new Entry(
        entry.id(),
        entry.name(),
        entry.version(),
        entry.alias(),
        entry.scope(),
        entry.shared(),
        entry.state(),
        Json.tree(entry.document().getBytes(StandardCharsets.UTF_8)),
        entry.origin(),
        entry.note(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  /** What is to be made of it. */
  public NewEntry fresh() {
    Fields.keep("id", id, null);
    Fields.keep("entryName", entryName, null);
    Fields.keep("entryVersion", entryVersion, null);
    Fields.keep("origin", origin, null);
    return new NewEntry(
        text(),
        Fields.required("scope", scope),
        Fields.required("shared", shared),
        Fields.required("state", state),
        alias,
        ORIGIN,
        note);
  }

  private EntryRecord record(String key) {
    return new EntryRecord(
        Fields.keep("id", id, key),
        entryName,
        entryVersion,
        alias,
        scope,
        Fields.required("shared", shared),
        state,
        text(),
        origin,
        note);
  }

  private String text() {
    return Fields.required("document", document).toString();
  }
}
