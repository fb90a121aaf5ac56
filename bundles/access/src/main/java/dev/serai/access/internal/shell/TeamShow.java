package dev.serai.access.internal.shell;

import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:team-show}. */
@Service
@Command(scope = "serai", name = "team-show", description = "Shows one team and its members.")
public final class TeamShow extends ManagementCommand {
  @Argument(name = "team", description = "The team's name", required = true)
  @Completion(TeamCompleter.class)
  private String team;

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  void run(Desk desk, PrintStream out) {
    Versioned<TeamRecord> there = desk.team(team);
    TeamRecord found = there.value();
    Grid grid =
        Grid.sheet()
            .row("Id", found.id())
            .row("Name", found.name())
            .row("Title", found.title())
            .row("Group", found.group())
            .row("Version", there.version())
            .row("Changed", Text.time(there.updated()));
    Map<String, String> names = names(desk);
    new TreeMap<>(found.members())
        .forEach((user, is) -> grid.row(is, names.getOrDefault(user, user)));
    grid.print(out, !noFormat);
  }

  private static Map<String, String> names(Desk desk) {
    Map<String, String> names = new TreeMap<>();
    desk.each(
        desk.management().users(),
        null,
        (Versioned<UserRecord> user) -> names.put(user.value().id(), user.value().name()));
    return names;
  }
}
