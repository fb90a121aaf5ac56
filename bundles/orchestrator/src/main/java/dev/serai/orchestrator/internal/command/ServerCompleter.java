package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the names of servers. */
@Service
public final class ServerCompleter implements Completer {
  @Reference private Orchestrator orchestrator;

  /** Made by the shell. */
  public ServerCompleter() {}

  ServerCompleter(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(names()).complete(session, line, candidates);
  }

  List<String> names() {
    return orchestrator.servers().stream().map(status -> status.installation().value()).toList();
  }
}
