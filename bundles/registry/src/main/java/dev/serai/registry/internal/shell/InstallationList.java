package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-list}. */
@Service
@Command(
    scope = "serai",
    name = "installation-list",
    description = "Lists what is installed of the entries of the registry.")
public final class InstallationList extends EntryCommand {
  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Option(name = "--search", description = "Only what has this in its alias or its entry's name")
  private String search;

  @Override
  void run(Desk desk, PrintStream out) {
    Grid grid = Grid.of("Alias", "Entry", "Version", "Owner", "Name", "State", "Problem");
    Owners owners = new Owners(desk);
    for (Versioned<InstallationRecord> each : desk.installations(search)) {
      InstallationRecord installation = each.value();
      InstallationStatus status = desk.installed().status(installation);
      grid.row(
          installation.alias(),
          installation.entryName(),
          installation.entryVersion(),
          owners.told(installation.owner()),
          installation.name(),
          status.state().name().toLowerCase(Locale.ROOT),
          status.problem());
    }
    grid.empty("Nothing is installed. Do that with serai:install.").print(out, !noFormat);
  }
}
