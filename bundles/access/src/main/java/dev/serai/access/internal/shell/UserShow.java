package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-show}. */
@Service
@Command(scope = "serai", name = "user-show", description = "Shows one user.")
public final class UserShow extends ManagementCommand {
  @Argument(name = "user", description = "The user's name", required = true)
  @Completion(UserCompleter.class)
  private String user;

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  void run(Desk desk, PrintStream out) {
    Versioned<UserRecord> there = desk.user(user);
    UserRecord found = there.value();
    Grid.sheet()
        .row("Id", found.id())
        .row("Name", found.name())
        .row("Display", found.display())
        .row("Email", found.email())
        .row("Roles", Text.list(found.roles()))
        .row("State", UserList.state(found))
        .row("Signs in at", found.subject() == null ? "" : found.subject().issuer())
        .row("Subject", found.subject() == null ? "" : found.subject().id())
        .row("Version", there.version())
        .row("Created", Text.time(there.created()))
        .row("Changed", Text.time(there.updated()))
        .print(out, !noFormat);
  }
}
