package dev.serai.access.internal.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:gateway-delete}. */
@Service
@Command(
    scope = "serai",
    name = "gateway-delete",
    description = "Removes a gateway and its bindings; of the default one what was set for it.")
public final class GatewayDelete extends ManagementCommand {
  @Argument(name = "gateway", description = "The gateway's name", required = true)
  @Completion(GatewayCompleter.class)
  private String gateway;

  @Override
  void run(Desk desk, PrintStream out) {
    long version = desk.management().gateways().get(desk.actor(), gateway).version();
    desk.management().gateways().delete(desk.actor(), gateway, version);
    out.println("Removed the gateway " + Text.line(gateway) + ".");
  }
}
