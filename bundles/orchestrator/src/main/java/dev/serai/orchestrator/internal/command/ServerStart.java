package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.runtime.InstallationId;
import java.util.concurrent.CompletionStage;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:server-start}. */
@Service
@Command(
    scope = "serai",
    name = "server-start",
    description = "Starts a server, also one that was stopped or is in a crash loop.")
public final class ServerStart extends ServerChange {
  /** A command that the shell fills in. */
  public ServerStart() {
    super("Starting");
  }

  @Override
  CompletionStage<ServerStatus> change(Orchestrator orchestrator, InstallationId server) {
    return orchestrator.start(server);
  }
}
