package dev.serai.gateway.internal.shell;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.ToolDeskProvider;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the tools of the default gateway. */
@Service
@Command(
    scope = "serai",
    name = "tool-list",
    description =
        "Lists the tools of the default gateway, as a client without capabilities sees them")
public final class ToolListCommand implements Action {
  private static final long LIMIT_SECONDS = 30;

  @Reference private ToolDeskProvider desk;

  @Option(name = "--no-format", description = "One name a line, without a table")
  private boolean noFormat;

  @Override
  public Object execute() throws InterruptedException {
    try {
      print(desk.tools().names().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      SeraiException error = SeraiException.of(e);
      throw new IllegalArgumentException(error.getMessage() + " " + error.code().advice(), error);
    } catch (TimeoutException e) {
      throw new IllegalArgumentException(
          "No list came within " + LIMIT_SECONDS + " s. Look at serai:server-list.", e);
    }
    return null;
  }

  private void print(List<String> names) {
    ShellTable table = new ShellTable().noHeaders();
    table.column("Tool");
    names.forEach(name -> table.addRow().addContent(name));
    table.emptyTableText("No server offers a tool").print(System.out, !noFormat);
  }
}
