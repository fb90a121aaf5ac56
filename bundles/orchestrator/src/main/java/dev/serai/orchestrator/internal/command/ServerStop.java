package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:server-stop}. */
@Service
@Command(
    scope = "serai",
    name = "server-stop",
    description = "Stops a server until it is started again.")
public final class ServerStop extends ServerChange {
  /** Made anew for each call of the command. */
  public ServerStop() {
    super("Stopping", Orchestrator::stop);
  }
}
