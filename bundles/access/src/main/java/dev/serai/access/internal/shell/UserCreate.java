package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-create}. */
@Service
@Command(scope = "serai", name = "user-create", description = "Makes a user.")
public final class UserCreate extends ManagementCommand {
  @Argument(name = "name", description = "What the user signs in with", required = true)
  private String name;

  @Option(name = "--display", description = "The name that people read")
  private String display;

  @Option(name = "--email", description = "The email address")
  private String email;

  @Option(name = "--role", description = "A role; may be given several times", multiValued = true)
  @Completion(RoleCompleter.class)
  private List<String> roles = new ArrayList<>();

  @Option(
      name = "--password",
      description = "Ask for a password, which the user has to change at the first sign-in")
  private boolean password;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    char[] secret = password ? new HiddenInput(session()).newPassword() : null;
    String id = UUID.randomUUID().toString();
    desk.management()
        .users()
        .create(
            desk.actor(),
            new UserRecord(
                id, name, display, email, null, null, Set.copyOf(roles), List.of(), false));
    if (secret != null) {
      desk.management().password(desk.actor(), id, null, secret);
    }
    out.println("Made the user " + Text.line(name) + " (" + id + ").");
    if (secret == null) {
      out.println("There is no password yet: serai:user-password gives one.");
    }
  }
}
