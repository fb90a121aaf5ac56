package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationRequests;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-refuse}. */
@Service
@Command(
    scope = "serai",
    name = "installation-refuse",
    description = "Refuses what somebody asked to be installed.")
public final class RequestRefuse extends RequestCommand {
  @Argument(index = 0, name = "request", description = WHICH, required = true)
  @Completion(RequestCompleter.class)
  private String request;

  @Argument(
      index = 1,
      name = "note",
      description = "Why, for whoever asked, in quotes",
      required = true)
  private String note;

  @Override
  void run(Desk desk, InstallationRequests requests, PrintStream out) {
    String alias = requests.refuse(desk.actor(), request, null, note).value().alias();
    out.println("Refused " + Text.line(alias) + "; whoever asked sees why.");
  }
}
