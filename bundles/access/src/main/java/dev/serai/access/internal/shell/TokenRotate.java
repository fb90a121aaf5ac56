package dev.serai.access.internal.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:token-rotate}. */
@Service
@Command(
    scope = "serai",
    name = "token-rotate",
    description = "Gives a token a new secret, which is shown once; the old one ends at once.")
public final class TokenRotate extends ManagementCommand {
  @Argument(name = "token", description = "The token's id", required = true)
  @Completion(TokenCompleter.class)
  private String token;

  @Override
  void run(Desk desk, PrintStream out) {
    long version = desk.management().tokens().get(desk.actor(), token).version();
    NewTokens.show(desk.management().rotate(desk.actor(), token, version), out);
  }
}
