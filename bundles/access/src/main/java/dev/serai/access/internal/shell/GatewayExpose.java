package dev.serai.access.internal.shell;

import dev.serai.core.store.GatewayRecord;
import java.io.PrintStream;
import java.util.Arrays;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code serai:gateway-expose}. */
@Service
@Command(
    scope = "serai",
    name = "gateway-expose",
    description = "Sets how a gateway shows its tools; its clients hear of it at once.")
public final class GatewayExpose extends ManagementCommand {
  @Argument(name = "gateway", description = "The gateway's name", required = true, index = 0)
  @Completion(GatewayCompleter.class)
  private String gateway;

  @Argument(
      name = "exposure",
      description =
          "full: it lists each tool; search: it lists search_tools and run_tool, which find and run the others",
      required = true,
      index = 1)
  @Completion(
      value = StringsCompleter.class,
      values = {"full", "search"})
  private String exposure;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    GatewayRecord.Exposure wanted =
        Arrays.stream(GatewayRecord.Exposure.values())
            .filter(known -> known.name().equalsIgnoreCase(exposure))
            .findFirst()
            .orElseThrow(() -> new CommandFailure("The exposure is full or search."));
    desk.management()
        .gateways()
        .update(desk.actor(), gateway, there -> shown(there.value(), wanted));
    out.println(
        wanted == GatewayRecord.Exposure.SEARCH
            ? "The gateway " + Text.line(gateway) + " lists search_tools and run_tool now."
            : "The gateway " + Text.line(gateway) + " lists all of its tools now.");
  }

  private static GatewayRecord shown(GatewayRecord now, GatewayRecord.Exposure exposure) {
    return new GatewayRecord(now.name(), now.title(), now.audience(), exposure, now.auto());
  }
}
