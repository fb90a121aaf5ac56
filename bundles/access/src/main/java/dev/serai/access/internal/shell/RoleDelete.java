package dev.serai.access.internal.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:role-delete}. */
@Service
@Command(scope = "serai", name = "role-delete", description = "Removes a role that nobody has.")
public final class RoleDelete extends ManagementCommand {
  @Argument(name = "role", description = "The role's name", required = true)
  @Completion(RoleCompleter.class)
  private String role;

  @Override
  void run(Desk desk, PrintStream out) {
    long version = desk.management().roles().get(desk.actor(), role).version();
    desk.management().roles().delete(desk.actor(), role, version);
    out.println("Removed the role " + Text.line(role) + ".");
  }
}
