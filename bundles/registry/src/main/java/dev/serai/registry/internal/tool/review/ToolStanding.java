package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.Kind;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.tool.ToolReport.Difference;
import java.util.List;

/**
 * A definition as the audit log notes a decision about it.
 *
 * @param entry alias and version
 * @param definitionSha256 tells whether the definition is another one
 * @param others versions of the entry that follow; null for none
 * @param differences of what is decided where it differs from the approved; null otherwise
 */
record ToolStanding(
    String id,
    String entry,
    String installation,
    Kind kind,
    String name,
    State state,
    String rename,
    String describe,
    String note,
    String definitionSha256,
    List<String> others,
    List<Difference> differences) {
  static ToolStanding of(ToolRecord record, List<String> others, List<Difference> differences) {
    return new ToolStanding(
        record.id(),
        EntryKey.of(record).toString(),
        record.installation(),
        record.kind(),
        record.name(),
        record.state(),
        record.rename(),
        record.describe(),
        record.note(),
        record.hash(),
        others.isEmpty() ? null : others,
        differences.isEmpty() ? null : differences);
  }
}
