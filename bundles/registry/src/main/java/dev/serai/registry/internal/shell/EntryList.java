package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.DocumentFacts;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-list}. */
@Service
@Command(
    scope = "serai",
    name = "entry-list",
    description = "Lists the entries of the registry, the newest version of each.")
public final class EntryList extends EntryCommand {
  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Option(
      name = "--search",
      description = "Only what has this in its name, title, description or alias")
  private String search;

  @Option(
      name = "--state",
      description = "Only what is draft, pending, active, deprecated or deleted")
  @Completion(StateCompleter.class)
  private String state;

  @Option(name = "--all-versions", description = "Every version, not the newest of each alone")
  private boolean allVersions;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    State wanted = state == null ? null : States.read(state);
    grid(desk, desk.entries(search), wanted).print(out, !noFormat);
  }

  private Grid grid(Desk desk, List<Versioned<EntryRecord>> entries, State wanted) {
    Grid grid = Grid.of("Name", "Version", "Alias", "State", "Owner", "Origin", "Title");
    Owners owners = new Owners(desk);
    Set<String> seen = new HashSet<>();
    for (Versioned<EntryRecord> each : entries) {
      EntryRecord entry = each.value();
      boolean here = wanted == null || entry.state() == wanted;
      if (here && (seen.add(entry.scope() + " " + entry.name()) || allVersions)) {
        grid.row(
            entry.name(),
            entry.version(),
            entry.alias(),
            States.word(entry.state()),
            owners.told(entry.scope()),
            entry.origin(),
            DocumentFacts.read(entry.document()).title());
      }
    }
    return grid.empty("No such entries. Make one with serai:entry-add or serai:entry-import.");
  }
}
