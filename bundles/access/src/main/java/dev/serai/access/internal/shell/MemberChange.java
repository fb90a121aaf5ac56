package dev.serai.access.internal.shell;

import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command that changes who belongs to a team. */
abstract class MemberChange extends ManagementCommand {
  @Argument(name = "team", description = "The team's name", required = true)
  @Completion(TeamCompleter.class)
  private String team;

  @Argument(name = "user", description = "The user's name", required = true, index = 1)
  @Completion(UserCompleter.class)
  private String user;

  /** Changes the members. */
  abstract void change(Map<String, Membership> members, String user);

  @Override
  final void run(Desk desk, PrintStream out) {
    Versioned<TeamRecord> there = desk.team(team);
    TeamRecord before = there.value();
    Map<String, Membership> members = new HashMap<>(before.members());
    change(members, desk.user(user).value().id());
    TeamRecord after =
        new TeamRecord(before.id(), before.name(), before.title(), members, before.group());
    desk.management().teams().update(desk.actor(), after, there.version());
    out.println(
        "The team " + Text.line(before.name()) + " has " + members.size() + " members now.");
  }
}
