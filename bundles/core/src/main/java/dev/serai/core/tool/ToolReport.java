package dev.serai.core.tool;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import java.util.List;

/**
 * A definition, and what is to be known before a decision about it.
 *
 * @param record the definition
 * @param differences where it differs from the approved one; none of what is approved, or new
 * @param more how many differences are not listed
 * @param findings what a reviewer should look at
 */
public record ToolReport(
    Versioned<ToolRecord> record, List<Difference> differences, int more, List<Finding> findings) {
  /** Copies the lists. */
  public ToolReport {
    differences = List.copyOf(differences);
    findings = List.copyOf(findings);
  }

  /**
   * A place where two definitions differ, for people: invisible characters as {@code [U+XXXX]}.
   *
   * @param pointer where, as a JSON pointer (RFC 6901)
   * @param before the approved value, JSON text, perhaps cut; null if there is none
   * @param after the value now, likewise
   */
  public record Difference(String pointer, String before, String after) {}

  /**
   * Something that a reviewer should see.
   *
   * @param severity {@code info}, {@code warn} or {@code block}
   * @param rule which rule found it, lower-case words with hyphens
   * @param pointer where, as a JSON pointer
   * @param message what was found and why it matters
   * @param excerpt the text around it, invisible characters as {@code [U+XXXX]}; may be empty
   */
  public record Finding(
      String severity, String rule, String pointer, String message, String excerpt) {}
}
