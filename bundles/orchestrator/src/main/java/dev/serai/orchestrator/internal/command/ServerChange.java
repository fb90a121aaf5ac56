package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.runtime.InstallationId;
import java.util.concurrent.CompletionStage;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;

/** A command that changes what one server does, and shows that it waits for it. */
abstract class ServerChange implements Action {
  @Reference private Session session;
  @Reference private Orchestrator orchestrator;

  @Argument(name = "server", description = "The server's name", required = true)
  @Completion(ServerCompleter.class)
  private String server;

  private final String doing;

  /** A command that is doing this, such as "Starting", to a server. */
  ServerChange(String doing) {
    this.doing = doing;
  }

  /** Begins the change. */
  abstract CompletionStage<ServerStatus> change(Orchestrator orchestrator, InstallationId server);

  @Override
  public final Object execute() throws CommandFailure, InterruptedException {
    new Progress(session.getConsole())
        .await(doing + " server " + server, change(orchestrator, new InstallationId(server)));
    return null;
  }
}
