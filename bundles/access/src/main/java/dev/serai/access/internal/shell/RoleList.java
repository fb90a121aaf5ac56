package dev.serai.access.internal.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:role-list}. */
@Service
@Command(
    scope = "serai",
    name = "role-list",
    description = "Lists the roles, those that Serai comes with first.")
public final class RoleList extends ListCommand {

  @Override
  Grid grid(Desk desk, String search) {
    Grid grid = Grid.of("Name", "Permissions");
    desk.each(
        desk.management().roles(),
        search,
        role -> grid.row(role.value().name(), Text.list(role.value().permissions())));
    return grid.empty("No such roles.");
  }
}
