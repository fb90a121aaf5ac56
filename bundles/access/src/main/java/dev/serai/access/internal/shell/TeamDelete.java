package dev.serai.access.internal.shell;

import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:team-delete}. */
@Service
@Command(
    scope = "serai",
    name = "team-delete",
    description = "Removes a team, with all tokens of that team.")
public final class TeamDelete extends ManagementCommand {
  @Argument(name = "team", description = "The team's name", required = true)
  @Completion(TeamCompleter.class)
  private String team;

  @Override
  void run(Desk desk, PrintStream out) {
    Versioned<TeamRecord> there = desk.team(team);
    desk.management().teams().delete(desk.actor(), there.value().id(), there.version());
    out.println("Removed the team " + Text.line(there.value().name()) + ".");
  }
}
