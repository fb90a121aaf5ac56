package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:server-start}. */
@Service
@Command(
    scope = "serai",
    name = "server-start",
    description = "Starts a server, also one that was stopped or is in a crash loop.")
public final class ServerStart extends ServerChange {
  /** Made anew for each call of the command. */
  public ServerStart() {
    super("Starting", Orchestrator::start);
  }
}
