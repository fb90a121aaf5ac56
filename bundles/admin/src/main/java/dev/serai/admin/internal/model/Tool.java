package dev.serai.admin.internal.model;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;

/**
 * A definition of a server as clients see it; see {@link ToolRecord}.
 *
 * @param installation which one has it instead of the approved; null for what is approved
 * @param removed whether the installation has it no more
 * @param sha256 of what matters of the definition; zeros where there is none
 */
public record Tool(
    String id,
    String entryName,
    String alias,
    String entryVersion,
    String installation,
    ToolRecord.Kind kind,
    String name,
    ToolRecord.State state,
    boolean removed,
    String rename,
    String describe,
    String note,
    String sha256,
    Long version,
    Instant created,
    Instant updated) {

  /** What clients see of a record. */
  public static Tool of(Versioned<ToolRecord> stored) {
    ToolRecord record = stored.value();
    return new Tool(
        record.id(),
        record.entryName(),
        record.alias(),
        record.entryVersion(),
        record.installation(),
        record.kind(),
        record.name(),
        record.state(),
        record.removed(),
        record.rename(),
        record.describe(),
        record.note(),
        record.hash(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  /**
   * The record as it is wanted.
   *
   * @param now the record as it is
   */
  public ToolRecord decided(Versioned<ToolRecord> now) {
    Fields.required("state", state);
    if (!of(now).with(state, rename, describe, note).equals(this)) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "Only state, rename, describe and note can change.");
    }
    return now.value().in(state, note).shown(rename, describe);
  }

  private Tool with(ToolRecord.State otherState, String otherName, String description, String why) {
    return new Tool(
        id,
        entryName,
        alias,
        entryVersion,
        installation,
        kind,
        name,
        otherState,
        removed,
        otherName,
        description,
        why,
        sha256,
        version,
        created,
        updated);
  }
}
