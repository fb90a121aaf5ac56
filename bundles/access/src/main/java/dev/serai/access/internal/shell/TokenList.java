package dev.serai.access.internal.shell;

import dev.serai.core.store.TokenRecord;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:token-list}. */
@Service
@Command(
    scope = "serai",
    name = "token-list",
    description =
        "Lists the tokens of teams and of the organization; those of a user are that user's alone.")
public final class TokenList extends ListCommand {

  @Override
  Grid grid(Desk desk, String search) {
    Grid grid =
        Grid.of(
            "Id",
            "Name",
            "Owner",
            "Ends with",
            "Permissions",
            "Gateway",
            "Expires",
            "Used",
            "State");
    desk.each(desk.management().tokens(), search, token -> row(grid, token.value()));
    return grid.empty("No such tokens. Make one with serai:token-create.");
  }

  private static void row(Grid grid, TokenRecord token) {
    grid.row(
        token.id(),
        token.name(),
        Text.owner(token.owner()),
        token.hint(),
        token.permissions().isEmpty() ? "all of its owner" : Text.list(token.permissions()),
        token.gateway() == null ? "any" : token.gateway(),
        token.expires() == null ? "never" : Text.time(token.expires()),
        token.lastUsed() == null ? "never" : Text.time(token.lastUsed()),
        token.revoked() ? "revoked" : "valid");
  }
}
