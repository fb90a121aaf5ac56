package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.runtime.InstallationId;
import java.util.concurrent.CompletionStage;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:server-stop}. */
@Service
@Command(
    scope = "serai",
    name = "server-stop",
    description = "Stops a server until it is started again.")
public final class ServerStop extends ServerChange {
  /** A command that the shell fills in. */
  public ServerStop() {
    super("Stopping");
  }

  @Override
  CompletionStage<ServerStatus> change(Orchestrator orchestrator, InstallationId server) {
    return orchestrator.stop(server);
  }
}
