package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.runtime.InstallationId;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** {@code serai:server-start}. */
@Service
@Command(
    scope = "serai",
    name = "server-start",
    description = "Starts a server, also one that was stopped or is in a crash loop.")
public final class ServerStart implements Action {
  @Reference private Session session;
  @Reference private Orchestrator orchestrator;

  @Argument(name = "server", description = "The server's name", required = true)
  @Completion(ServerCompleter.class)
  private String server;

  @Override
  public Object execute() throws CommandFailure, InterruptedException {
    new Progress(session.getConsole())
        .await("Starting server " + server, orchestrator.start(new InstallationId(server)));
    return null;
  }
}
