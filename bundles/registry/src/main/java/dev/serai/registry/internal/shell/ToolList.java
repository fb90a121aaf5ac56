package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolFilter;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:tool-list}. */
@Service
@Command(
    scope = "serai",
    name = "tool-list",
    description =
        "Lists tools, prompts, resources and instructions of servers; with --state held"
            + " what waits for a decision.")
public final class ToolList extends ToolCommand {
  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Option(name = "--search", description = "Only what has this in its name or that of its entry")
  private String search;

  @Option(name = "--entry", description = "Only what the entry of this alias has")
  @Completion(ToolAliasCompleter.class)
  private String entry;

  @Option(name = "--state", description = "Only what is approved, held, hidden or rejected")
  @Completion(ToolStateCompleter.class)
  private String state;

  @Override
  void run(ToolDesk desk, PrintStream out) throws CommandFailure {
    ToolFilter filter = new ToolFilter(state == null ? null : ToolStates.read(state), entry, null);
    Grid grid =
        Grid.of("Entry", "Version", "Kind", "Name", "State", "Installation", "Shown as", "Note");
    for (Versioned<ToolRecord> each : desk.tools(filter, search)) {
      ToolRecord tool = each.value();
      grid.row(
          tool.alias(),
          tool.entryVersion(),
          ToolStates.word(tool.kind()),
          tool.name(),
          ToolStates.told(tool),
          tool.installation(),
          tool.rename(),
          tool.note());
    }
    grid.empty("Nothing. What a server defines is known once it was listed.").print(out, !noFormat);
  }
}
