package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-enable}. */
@Service
@Command(scope = "serai", name = "user-enable", description = "Lets a disabled user in again.")
public final class UserEnable extends UserChange {

  @Override
  boolean disabled(UserRecord before) {
    return false;
  }

  @Override
  String said(UserRecord after) {
    return "The user " + Text.line(after.name()) + " may sign in.";
  }
}
