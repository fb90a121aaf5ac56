package dev.serai.gateway.internal.shell;

import dev.serai.gateway.internal.LimitsProvider;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the gateway's limits. */
@Service
@Command(
    scope = "serai",
    name = "limit-list",
    description = "Lists the gateway's limits, and how often each has refused something")
public final class LimitListCommand implements Action {
  @Reference private LimitsProvider gateway;

  @Option(name = "--no-format", description = "Columns by tabulators, without a table")
  private boolean noFormat;

  @Override
  public Object execute() {
    ShellTable table = new ShellTable();
    table.column("Limit");
    table.column("Setting");
    table.column("Value");
    table.column("Hits").alignRight();
    gateway
        .limits()
        .forEach(
            limit ->
                table
                    .addRow()
                    .addContent(
                        limit.name(), limit.limit().setting(), limit.value(), limit.hits()));
    table.print(System.out, !noFormat);
    return null;
  }
}
