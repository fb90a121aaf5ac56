package dev.serai.core.tool;

import dev.serai.core.store.ToolRecord;

/**
 * Which definitions are wanted; each part that is not null has to agree.
 *
 * @param state how far they are; {@code HELD} are those that wait for a decision
 * @param alias the alias of their entry
 * @param kind what they are
 */
public record ToolFilter(ToolRecord.State state, String alias, ToolRecord.Kind kind) {
  /** All of them. */
  public static final ToolFilter ALL = new ToolFilter(null, null, null);

  /** Whether one is wanted. */
  public boolean matches(ToolRecord record) {
    return record.defines()
        && (state == null || state == record.state())
        && (alias == null || alias.equals(record.alias()))
        && (kind == null || kind == record.kind());
  }
}
