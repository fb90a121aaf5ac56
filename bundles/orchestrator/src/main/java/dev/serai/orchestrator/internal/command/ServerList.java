package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.registry.Registry;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** {@code serai:server-list}. */
@Service
@Command(
    scope = "serai",
    name = "server-list",
    description = "Lists the servers, documents that are no servers, and hidden entries.")
public final class ServerList implements Action {
  @Reference private Session session;
  @Reference private Orchestrator orchestrator;

  @Reference(optional = true)
  private Registry registry;

  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Override
  public Object execute() {
    Tables tables = new Tables(session.getConsole(), !noFormat);
    tables.servers(orchestrator.servers());
    if (registry != null) {
      tables.registry(registry.snapshot());
    }
    return null;
  }
}
