package dev.serai.access.internal.shell;

import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:gateway-create}. */
@Service
@Command(
    scope = "serai",
    name = "gateway-create",
    description = "Makes a gateway; its address is /mcp/NAME.")
public final class GatewayCreate extends ManagementCommand {
  @Argument(
      name = "name",
      description = "The gateway's name: lower-case letters, digits and hyphens",
      required = true)
  private String name;

  @Option(name = "--title", description = "What people read")
  private String title;

  @Option(
      name = "--audience",
      description =
          "Who may use it: organization, team:NAME or user:NAME; may be given several times, organization if not",
      multiValued = true)
  @Completion(OwnerCompleter.class)
  private List<String> audience = new ArrayList<>();

  @Option(name = "--auto", description = "It binds what its audience may use without being told")
  private boolean auto;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Set<OwnerRef> owners = new HashSet<>();
    for (String owner : audience) {
      owners.add(Owners.read(desk, owner));
    }
    if (owners.isEmpty()) {
      owners.add(OwnerRef.ORGANIZATION);
    }
    GatewayRecord gateway =
        new GatewayRecord(name, title, owners, GatewayRecord.Exposure.FULL, auto);
    desk.management().gateways().create(desk.actor(), gateway);
    out.println(
        "Made the gateway " + Text.line(name) + "; its address is /mcp/" + Text.line(name) + ".");
  }
}
