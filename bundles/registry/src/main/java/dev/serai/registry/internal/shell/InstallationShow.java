package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-show}. */
@Service
@Command(
    scope = "serai",
    name = "installation-show",
    description = "Shows one installation and its values, without secrets.")
public final class InstallationShow extends EntryCommand {
  @Argument(name = "installation", description = "Its alias or id", required = true)
  @Completion(InstallationCompleter.class)
  private String installation;

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<InstallationRecord> there = InstallationName.find(desk, installation);
    InstallationRecord found = there.value();
    InstallationStatus status = desk.installed().status(found);
    Grid sheet =
        Grid.sheet()
            .row("Id", found.id())
            .row("Alias", found.alias())
            .row("Entry", found.entryName())
            .row("Version", found.entryVersion())
            .row("Version before", found.earlier() == null ? null : found.earlier().entryVersion())
            .row("Owner", new Owners(desk).told(found.owner()))
            .row("Name", found.name())
            .row("State", status.state().name().toLowerCase(Locale.ROOT))
            .row("Problem", status.problem())
            .row("Created", Text.time(there.created()))
            .row("Changed", Text.time(there.updated()));
    new TreeMap<>(found.values())
        .forEach((name, value) -> sheet.row("Value of " + name, Redaction.value(name, value)));
    new TreeSet<>(found.credentials().keySet())
        .forEach(name -> sheet.row("Value of " + name, "sealed"));
    sheet.print(out, !noFormat);
  }
}
