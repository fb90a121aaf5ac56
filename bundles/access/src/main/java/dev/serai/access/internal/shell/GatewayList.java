package dev.serai.access.internal.shell;

import dev.serai.core.store.GatewayRecord;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:gateway-list}. */
@Service
@Command(scope = "serai", name = "gateway-list", description = "Lists the gateways.")
public final class GatewayList extends ListCommand {

  @Override
  Grid grid(Desk desk, String search) {
    Grid grid = Grid.of("Name", "Title", "Audience", "Tools", "Binds by itself");
    desk.each(desk.management().gateways(), search, gateway -> row(grid, gateway.value()));
    return grid.empty("No such gateways. Make one with serai:gateway-create.");
  }

  private static void row(Grid grid, GatewayRecord gateway) {
    grid.row(
        gateway.name(),
        gateway.title(),
        Text.list(gateway.audience().stream().map(Text::owner).toList()),
        gateway.exposure(),
        gateway.auto());
  }
}
