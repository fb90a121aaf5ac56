package dev.serai.access.internal.shell;

import dev.serai.core.store.TeamRecord;
import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:team-create}. */
@Service
@Command(scope = "serai", name = "team-create", description = "Makes a team.")
public final class TeamCreate extends ManagementCommand {
  @Argument(name = "name", description = "The team's name", required = true)
  private String name;

  @Option(name = "--title", description = "What people read")
  private String title;

  @Option(
      name = "--group",
      description = "The group at an identity provider whose members belong to it too")
  private String group;

  @Override
  void run(Desk desk, PrintStream out) {
    String id = UUID.randomUUID().toString();
    desk.management()
        .teams()
        .create(desk.actor(), new TeamRecord(id, name, title, Map.of(), group));
    out.println("Made the team " + Text.line(name) + " (" + id + ").");
  }
}
