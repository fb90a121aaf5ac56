package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-delete}. */
@Service
@Command(
    scope = "serai",
    name = "user-delete",
    description = "Removes a user, with all tokens of that user.")
public final class UserDelete extends ManagementCommand {
  @Argument(name = "user", description = "The user's name", required = true)
  @Completion(UserCompleter.class)
  private String user;

  @Override
  void run(Desk desk, PrintStream out) {
    Versioned<UserRecord> there = desk.user(user);
    desk.management().users().delete(desk.actor(), there.value().id(), there.version());
    out.println("Removed the user " + Text.line(there.value().name()) + ".");
  }
}
