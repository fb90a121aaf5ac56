package dev.serai.access.internal.shell;

import dev.serai.core.store.TeamRecord.Membership;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:team-member-add}. */
@Service
@Command(
    scope = "serai",
    name = "team-member-add",
    description = "Adds a user to a team, or changes what the user is there.")
public final class TeamMemberAdd extends MemberChange {
  @Option(name = "--admin", description = "The user may change the team and what belongs to it")
  private boolean admin;

  @Override
  void change(Map<String, Membership> members, String user) {
    members.put(user, admin ? Membership.ADMIN : Membership.MEMBER);
  }
}
