package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.RemoteLaunch;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.support.table.ShellTable;

/** What {@code serai:server-show} shows: names of variables and headers, never their values. */
final class Sheet {
  private final Map<String, String> lines = new LinkedHashMap<>();

  Sheet(ServerStatus status) {
    CatalogEntry entry = status.entry();
    lines.put("Server", status.installation().value());
    lines.put("Tools", entry.prefix() + "__*");
    lines.put("Owner", Text.owner(entry.owner()));
    lines.put("Title", entry.title());
    lines.put("Name", entry.name() + " " + entry.version());
    lines.put("Description", entry.description());
    lines.put("From", entry.origin().toString());
    lines.put("State", status.state().toString());
    lines.put("Reason", status.reason());
    lines.put("Since", Text.time(status.since()));
    lines.put("Crashes", Integer.toString(status.crashes()));
    lines.put("Runtime", status.runtime());
    lines.put("Handles", String.join(", ", status.handles()));
    launch(entry.launch());
    options(entry.options());
  }

  void print(PrintStream out, boolean format) {
    ShellTable table = new ShellTable().noHeaders();
    table.column("Property");
    table.column("Value");
    lines.forEach((name, value) -> table.addRow().addContent(name, Text.line(value)));
    table.print(out, format);
  }

  private void launch(Launch launch) {
    if (launch instanceof CommandLaunch command) {
      lines.put("Command", String.join(" ", command.argv()));
      lines.put("Environment", String.join(", ", command.environment().keySet()));
    } else if (launch instanceof RemoteLaunch remote) {
      lines.put("Address", remote.url());
      lines.put("Headers", String.join(", ", remote.headers().keySet()));
    } else if (launch instanceof BundleLaunch bundle) {
      lines.put("Bundle", bundle.bundleId() + " (" + bundle.server() + ")");
    }
  }

  private void options(EntryOptions options) {
    lines.put("Start", options.start().toString());
    lines.put("Isolation", options.isolation().toString());
    lines.put(
        "Sleeps after",
        options.idleTimeout().isZero() ? "never" : options.idleTimeout().toSeconds() + " s");
    lines.put("Call limit", options.callTimeout().toSeconds() + " s");
    lines.put("Start limit", options.startTimeout().toSeconds() + " s");
    lines.put("First start limit", options.firstStartTimeout().toSeconds() + " s");
  }
}
