package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-roles}. */
@Service
@Command(
    scope = "serai",
    name = "user-roles",
    description = "Gives a user these roles, and no others.")
public final class UserRoles extends UserChange {
  @Argument(
      name = "roles",
      description = "The roles; none for what every member may",
      index = 1,
      multiValued = true)
  @Completion(RoleCompleter.class)
  private List<String> roles = new ArrayList<>();

  @Override
  Set<String> roles(UserRecord before) {
    return Set.copyOf(roles);
  }

  @Override
  String said(UserRecord after) {
    return "The user "
        + Text.line(after.name())
        + (after.roles().isEmpty()
            ? " has no roles now, and may do what every member may."
            : " has the roles " + Text.list(after.roles()) + " now.");
  }
}
