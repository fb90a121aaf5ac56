package dev.serai.access.internal.shell;

import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:gateway-show}. */
@Service
@Command(
    scope = "serai",
    name = "gateway-show",
    description = "Shows one gateway and its bindings.")
public final class GatewayShow extends ManagementCommand {
  @Argument(name = "gateway", description = "The gateway's name", required = true)
  @Completion(GatewayCompleter.class)
  private String gateway;

  @Reference(optional = true)
  private InstallationCatalog installations;

  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Override
  void run(Desk desk, PrintStream out) {
    Versioned<GatewayRecord> there = desk.management().gateways().get(desk.actor(), gateway);
    GatewayRecord found = there.value();
    Grid.sheet()
        .row("Name", found.name())
        .row("Title", found.title())
        .row("Audience", Text.list(found.audience().stream().map(Text::owner).toList()))
        .row("Tools", found.exposure())
        .row("Binds by itself", found.auto())
        .row("Version", there.version())
        .row("Changed", Text.time(there.updated()))
        .print(out, !noFormat);
    Grid bindings = Grid.of("Binding", "Entry", "Tools", "Installation", "State");
    desk.each(desk.management().bindings(), null, binding -> row(bindings, binding.value()));
    bindings.empty("No bindings. Make one with serai:gateway-bind.").print(out, !noFormat);
  }

  private void row(Grid grid, BindingRecord binding) {
    if (binding.gateway().equals(gateway)) {
      grid.row(
          binding.id(),
          binding.entryName(),
          Text.list(binding.tools()),
          binding.mode() == BindingRecord.Mode.STATIC
              ? binding.installation()
              : "found for each caller",
          state(binding));
    }
  }

  /** Empty while the registry is away. */
  private String state(BindingRecord binding) {
    if (installations == null) {
      return "";
    }
    return installations.isInstalled(binding.entryName(), binding.installation())
        ? "installed"
        : "not installed";
  }
}
