package dev.serai.access.internal.shell;

import dev.serai.core.access.NewToken;
import dev.serai.core.store.TokenRecord;
import java.io.PrintStream;

/** Shows a token, which is shown once. */
final class NewTokens {
  private NewTokens() {}

  static void show(NewToken made, PrintStream out) {
    TokenRecord token = made.token().value();
    String end = token.expires() == null ? "never ends" : "ends " + Text.time(token.expires());
    out.println("The token " + Text.line(token.name()) + " (" + token.id() + ") " + end + ".");
    out.println("It is shown this once:");
    out.println(made.secret());
  }
}
