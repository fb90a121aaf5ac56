package dev.serai.registry.internal.shell;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolReport;
import dev.serai.registry.internal.tool.VisibleText;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:tool-show}. */
@Service
@Command(
    scope = "serai",
    name = "tool-show",
    description =
        "Shows a definition, where it differs from the approved one, and what a scan"
            + " found; what waits for a decision before what is approved.")
public final class ToolShow extends ToolCommand {
  @Argument(
      name = "tool",
      description = "ALIAS/NAME, ALIAS@VERSION/NAME or the id",
      required = true)
  @Completion(ToolCompleter.class)
  private String tool;

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  void run(ToolDesk desk, PrintStream out) throws CommandFailure {
    ToolReport report = desk.catalog().get(desk.actor(), found(desk).value().id());
    ToolRecord record = report.record().value();
    Grid.sheet()
        .row("Id", record.id())
        .row("Entry", record.alias() + "@" + record.entryVersion())
        .row("Kind", ToolStates.word(record.kind()))
        .row("Name", VisibleText.of(record.name()))
        .row("State", ToolStates.told(record))
        .row("Installation", record.installation())
        .row("Shown as", record.rename())
        .row("Described as", record.describe())
        .row("Note", record.note())
        .row("Changed", Text.time(report.record().updated()))
        .print(out, !noFormat);
    for (ToolReport.Difference each : report.differences()) {
      out.println(Text.line("differs at " + each.pointer()));
      out.println(Text.line("  - " + each.before()));
      out.println(Text.line("  + " + each.after()));
    }
    if (report.more() > 0) {
      out.println("and " + report.more() + " more differences");
    }
    for (ToolReport.Finding each : report.findings()) {
      out.println(
          Text.line(
              each.severity()
                  + " "
                  + each.rule()
                  + " at "
                  + each.pointer()
                  + ": "
                  + each.message()
                  + " "
                  + each.excerpt()));
    }
    out.println(VisibleText.of(record.definition()));
  }

  private Versioned<ToolRecord> found(ToolDesk desk) throws CommandFailure {
    ToolName name = ToolName.of(tool);
    try {
      return name.find(desk, ToolStates.DEVIATIONS).get(0);
    } catch (SeraiException e) {
      return name.find(desk, ToolStates.ALL).get(0);
    }
  }
}
