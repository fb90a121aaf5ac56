package dev.serai.access.internal.shell;

import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:token-revoke}. */
@Service
@Command(scope = "serai", name = "token-revoke", description = "Takes a token back, for ever.")
public final class TokenRevoke extends ManagementCommand {
  @Argument(name = "token", description = "The token's id", required = true)
  @Completion(TokenCompleter.class)
  private String token;

  @Override
  void run(Desk desk, PrintStream out) {
    Versioned<TokenRecord> there = desk.management().tokens().get(desk.actor(), token);
    desk.management().tokens().update(desk.actor(), revoked(there.value()), there.version());
    out.println("The token " + Text.line(there.value().name()) + " is refused within a second.");
  }

  private static TokenRecord revoked(TokenRecord token) {
    return new TokenRecord(
        token.id(),
        token.owner(),
        token.name(),
        token.hash(),
        token.hint(),
        token.permissions(),
        token.gateway(),
        token.expires(),
        token.lastUsed(),
        true);
  }
}
