package dev.serai.access.internal.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:team-list}. */
@Service
@Command(scope = "serai", name = "team-list", description = "Lists the teams.")
public final class TeamList extends ListCommand {

  @Override
  Grid grid(Desk desk, String search) {
    Grid grid = Grid.of("Name", "Title", "Members", "Group", "Id");
    desk.each(
        desk.management().teams(),
        search,
        team ->
            grid.row(
                team.value().name(),
                team.value().title(),
                team.value().members().size(),
                team.value().group(),
                team.value().id()));
    return grid.empty("No such teams. Make one with serai:team-create.");
  }
}
