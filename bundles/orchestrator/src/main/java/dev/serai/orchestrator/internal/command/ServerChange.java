package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.runtime.InstallationId;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;

/** A command that does one thing to one server and waits until it is done. */
abstract class ServerChange implements Action {
  private final String doing;
  private final BiFunction<Orchestrator, InstallationId, CompletionStage<ServerStatus>> change;

  @Reference private Session session;
  @Reference private Orchestrator orchestrator;

  @Argument(name = "server", description = "The server's name", required = true)
  @Completion(ServerCompleter.class)
  private String server;

  /**
   * A command.
   *
   * @param doing the first word of what is said while it takes long
   * @param change what it does
   */
  ServerChange(
      String doing,
      BiFunction<Orchestrator, InstallationId, CompletionStage<ServerStatus>> change) {
    this.doing = doing;
    this.change = change;
  }

  @Override
  public final Object execute() throws CommandFailure, InterruptedException {
    new Progress(session.getConsole())
        .await(doing + " server " + server, change.apply(orchestrator, new InstallationId(server)));
    return null;
  }
}
