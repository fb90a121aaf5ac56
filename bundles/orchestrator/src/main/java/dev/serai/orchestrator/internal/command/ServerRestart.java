package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:server-restart}. */
@Service
@Command(
    scope = "serai",
    name = "server-restart",
    description = "Stops a server and starts it again.")
public final class ServerRestart extends ServerChange {
  /** Made anew for each call of the command. */
  public ServerRestart() {
    super("Restarting", Orchestrator::restart);
  }
}
