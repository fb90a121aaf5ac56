package dev.serai.access.internal.shell;

import dev.serai.core.store.BindingRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:gateway-bind}. */
@Service
@Command(
    scope = "serai",
    name = "gateway-bind",
    description = "Binds tools of an entry to a gateway.")
public final class GatewayBind extends ManagementCommand {
  @Argument(name = "gateway", description = "The gateway's name", required = true, index = 0)
  @Completion(GatewayCompleter.class)
  private String gateway;

  @Argument(
      name = "entry",
      description = "The entry's name, for instance io.example/server",
      required = true,
      index = 1)
  private String entry;

  @Argument(
      name = "tools",
      description = "Names of tools, * for any characters; all tools if none is given",
      index = 2,
      multiValued = true)
  private List<String> tools = new ArrayList<>();

  @Option(
      name = "--installation",
      description =
          "The id of the one installation that serves it; otherwise it is found for each caller")
  private String installation;

  @Override
  void run(Desk desk, PrintStream out) {
    String id = UUID.randomUUID().toString();
    BindingRecord binding =
        new BindingRecord(
            id,
            gateway,
            entry,
            tools.isEmpty() ? List.of("*") : tools,
            installation == null ? BindingRecord.Mode.CALL_TIME : BindingRecord.Mode.STATIC,
            installation);
    desk.management().bindings().create(desk.actor(), binding);
    out.println("Made the binding " + id + ".");
  }
}
