package dev.serai.admin.internal.model;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.serai.core.tool.ToolReport;
import java.util.List;

/**
 * A definition with what is to be known before a decision about it.
 *
 * @param definition JSON text as the server sent it
 * @param differences from the approved one
 * @param moreDifferences how many are not listed
 * @param findings of the scan
 */
public record ToolDetails(
    Tool tool,
    @JsonRawValue String definition,
    List<ToolReport.Difference> differences,
    int moreDifferences,
    List<ToolReport.Finding> findings) {
  /** What clients see of a report. */
  public static ToolDetails of(ToolReport report) {
    return new ToolDetails(
        Tool.of(report.record()),
        report.record().value().definition(),
        report.differences(),
        report.more(),
        report.findings());
  }
}
