package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationRequests;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-withdraw}. */
@Service
@Command(
    scope = "serai",
    name = "installation-withdraw",
    description = "Takes back what you asked to be installed.")
public final class RequestWithdraw extends RequestCommand {
  @Argument(name = "request", description = WHICH, required = true)
  @Completion(RequestCompleter.class)
  private String request;

  @Override
  void run(Desk desk, InstallationRequests requests, PrintStream out) {
    String alias = requests.withdraw(desk.actor(), request, null).value().alias();
    out.println("Withdrew the request for " + Text.line(alias) + ".");
  }
}
