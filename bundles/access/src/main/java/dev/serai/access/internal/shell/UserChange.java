package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command that changes what one user is. */
abstract class UserChange extends ManagementCommand {
  @Argument(name = "user", description = "The user's name", required = true)
  @Completion(UserCompleter.class)
  private String user;

  /** The roles from now on. */
  Set<String> roles(UserRecord before) {
    return before.roles();
  }

  /** Whether the user is kept out from now on. */
  boolean disabled(UserRecord before) {
    return before.disabled();
  }

  /** What is said afterwards. */
  abstract String said(UserRecord after);

  @Override
  final void run(Desk desk, PrintStream out) {
    Versioned<UserRecord> there = desk.user(user);
    UserRecord before = there.value();
    UserRecord after =
        new UserRecord(
            before.id(),
            before.name(),
            before.display(),
            before.email(),
            null,
            before.subject(),
            roles(before),
            before.teamOrder(),
            disabled(before));
    out.println(
        said(desk.management().users().update(desk.actor(), after, there.version()).value()));
  }
}
