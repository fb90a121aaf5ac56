package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.runtime.InstallationId;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** {@code serai:server-show}. */
@Service
@Command(scope = "serai", name = "server-show", description = "Shows one server.")
public final class ServerShow implements Action {
  @Reference private Session session;
  @Reference private Orchestrator orchestrator;

  @Argument(name = "server", description = "The server's name", required = true)
  @Completion(ServerCompleter.class)
  private String server;

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  public Object execute() throws CommandFailure {
    Sheet sheet =
        orchestrator
            .server(new InstallationId(server))
            .map(Sheet::new)
            .orElseThrow(() -> CommandFailure.unknown(server));
    sheet.print(session.getConsole(), !noFormat);
    return null;
  }
}
