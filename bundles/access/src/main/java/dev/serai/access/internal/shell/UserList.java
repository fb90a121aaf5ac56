package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-list}. */
@Service
@Command(scope = "serai", name = "user-list", description = "Lists the users.")
public final class UserList extends ListCommand {

  @Override
  Grid grid(Desk desk, String search) {
    Grid grid = Grid.of("Name", "Display", "Email", "Roles", "State", "Id");
    desk.each(
        desk.management().users(),
        search,
        user ->
            grid.row(
                user.value().name(),
                user.value().display(),
                user.value().email(),
                Text.list(user.value().roles()),
                state(user.value()),
                user.value().id()));
    return grid.empty("No such users. Make one with serai:user-create.");
  }

  static String state(UserRecord user) {
    if (user.disabled()) {
      return "disabled";
    }
    return user.mustChangePassword() ? "has to change the password" : "enabled";
  }
}
