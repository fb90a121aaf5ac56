package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.registry.ShadowedEntry;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;

/** What {@code serai:server-list} shows. */
final class Tables {
  private final PrintStream out;
  private final boolean format;

  Tables(PrintStream out, boolean format) {
    this.out = out;
    this.format = format;
  }

  void servers(List<ServerStatus> servers) {
    ShellTable table =
        table(
            "Server", "State", "Runtime", "Since", "Crashes", "Handle", "Title", "Tools", "Owner");
    table.emptyTableText("No servers. Put a server.json into etc/servers or a bundle into deploy.");
    for (ServerStatus status : servers) {
      table
          .addRow()
          .addContent(
              status.installation(),
              status.state(),
              status.runtime(),
              Text.time(status.since()),
              status.crashes(),
              Text.line(String.join(", ", status.handles())),
              Text.line(status.entry().title()),
              status.entry().prefix() + "__*",
              Text.owner(status.entry().owner()));
    }
    table.print(out, format);
  }

  void registry(RegistrySnapshot snapshot) {
    if (!snapshot.problems().isEmpty()) {
      heading("Documents that are no servers:");
      problems(snapshot.problems());
    }
    if (!snapshot.shadowed().isEmpty()) {
      heading("Hidden by another entry of the same alias:");
      shadowed(snapshot.shadowed());
    }
  }

  private void problems(List<EntryProblem> problems) {
    ShellTable table = table("File", "Pointer", "Reason");
    for (EntryProblem problem : problems) {
      table.addRow().addContent(problem.location(), problem.pointer(), Text.line(problem.reason()));
    }
    table.print(out, format);
  }

  private void shadowed(List<ShadowedEntry> entries) {
    ShellTable table = table("Server", "Version", "From", "Hidden by");
    for (ShadowedEntry hidden : entries) {
      table
          .addRow()
          .addContent(
              hidden.entry().alias(),
              hidden.entry().version(),
              hidden.entry().origin(),
              hidden.by());
    }
    table.print(out, format);
  }

  private void heading(String text) {
    if (format) {
      out.println();
      out.println(text);
    }
  }

  private static ShellTable table(String... columns) {
    ShellTable table = new ShellTable();
    for (String column : columns) {
      table.column(column);
    }
    return table;
  }
}
