package dev.serai.registry.internal.shell;

import dev.serai.core.registry.OtherRegistries;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:registry-list}. */
@Service
@Command(
    scope = "serai",
    name = "registry-list",
    description = "Lists other registries, and whether they answer.")
public final class RegistryList extends RegistryCommand {
  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Override
  void run(Desk desk, OtherRegistries registries, PrintStream out) {
    Grid grid = Grid.of("Name", "URL", "Followed", "Asked", "Answered", "Problem");
    desk.each(
        registries.registries(),
        null,
        each ->
            grid.row(
                each.value().name(),
                each.value().url(),
                each.value().followed() ? "yes" : "no",
                Text.time(each.value().tried()),
                Text.time(each.value().asked()),
                each.value().problem()));
    grid.empty("No other registries. Add one with serai:registry-add.").print(out, !noFormat);
  }
}
