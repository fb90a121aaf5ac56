package dev.serai.edge.internal.shell;

import dev.serai.edge.internal.health.HealthBoard;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows how the parts of Serai are. */
@Service
@Command(scope = "serai", name = "health", description = "Shows how the parts of Serai are")
public final class HealthCommand implements Action {
  @Reference private HealthBoard board;

  @Option(name = "--no-format", description = "Plain lines with tabs, for scripts")
  private boolean noFormat;

  @Override
  public Object execute() {
    ShellTable table = new ShellTable();
    table.column("part");
    table.column("status");
    table.column("message");
    board
        .look()
        .forEach(
            line ->
                table
                    .addRow()
                    .addContent(line.name(), line.health().level(), line.health().message()));
    table.print(System.out, !noFormat);
    return null;
  }
}
