package dev.serai.access.internal.shell;

import dev.serai.core.store.TeamRecord.Membership;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:team-member-remove}. */
@Service
@Command(scope = "serai", name = "team-member-remove", description = "Takes a user out of a team.")
public final class TeamMemberRemove extends MemberChange {

  @Override
  void change(Map<String, Membership> members, String user) {
    members.remove(user);
  }
}
