package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.runtime.InstallationId;
import java.util.concurrent.CompletionStage;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:server-restart}. */
@Service
@Command(
    scope = "serai",
    name = "server-restart",
    description = "Stops a server and starts it again.")
public final class ServerRestart extends ServerChange {
  /** A command that the shell fills in. */
  public ServerRestart() {
    super("Restarting");
  }

  @Override
  CompletionStage<ServerStatus> change(Orchestrator orchestrator, InstallationId server) {
    return orchestrator.restart(server);
  }
}
