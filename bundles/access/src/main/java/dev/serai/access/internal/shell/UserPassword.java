package dev.serai.access.internal.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-password}. */
@Service
@Command(
    scope = "serai",
    name = "user-password",
    description =
        "Asks for a user's new password, which the user has to change at the next sign-in.")
public final class UserPassword extends ManagementCommand {
  @Argument(name = "user", description = "The user's name", required = true)
  @Completion(UserCompleter.class)
  private String user;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    String id = desk.user(user).value().id();
    desk.management().password(desk.actor(), id, null, new HiddenInput(session()).newPassword());
    out.println("Set. Whatever the user had signed in with has ended.");
  }
}
