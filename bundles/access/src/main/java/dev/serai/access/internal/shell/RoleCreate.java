package dev.serai.access.internal.shell;

import dev.serai.core.store.RoleRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:role-create}. */
@Service
@Command(scope = "serai", name = "role-create", description = "Makes a role.")
public final class RoleCreate extends ManagementCommand {
  @Argument(name = "name", description = "The role's name", required = true)
  private String name;

  @Argument(
      name = "permissions",
      description = "What it allows, each resource:action, for instance gateway:use or tool:*",
      required = true,
      index = 1,
      multiValued = true)
  private List<String> permissions = new ArrayList<>();

  @Override
  void run(Desk desk, PrintStream out) {
    desk.management().roles().create(desk.actor(), new RoleRecord(name, Set.copyOf(permissions)));
    out.println("Made the role " + Text.line(name) + ".");
  }
}
