package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** {@code serai:server-logs}. */
@Service
@Command(scope = "serai", name = "server-logs", description = "Prints what a server logged.")
public final class ServerLogs implements Action {
  @Reference private Session session;
  @Reference private Orchestrator orchestrator;

  @Argument(name = "server", description = "The server's name", required = true)
  @Completion(ServerCompleter.class)
  private String server;

  @Option(name = "-n", description = "How many lines, at least 1")
  private int lines = 100;

  @Option(name = "-f", description = "Go on with new lines until Ctrl-C")
  private boolean follow;

  @Override
  public Object execute() throws Exception {
    InstallationId id = new InstallationId(server);
    if (orchestrator.server(id).isEmpty()) {
      throw CommandFailure.unknown(server);
    }
    if (lines < 1) {
      throw new CommandFailure("-n needs a number of at least 1.");
    }
    print(orchestrator.log(id));
    return null;
  }

  private void print(ServerLog log) throws Exception {
    LogView view = new LogView(session.getConsole());
    if (follow) {
      view.follow(log, lines);
    } else {
      view.tail(log, lines);
    }
  }
}
