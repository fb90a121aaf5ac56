package dev.serai.access.internal.shell;

import dev.serai.core.store.UserRecord;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:user-disable}. */
@Service
@Command(
    scope = "serai",
    name = "user-disable",
    description = "Keeps a user out, and ends what the user signed in with.")
public final class UserDisable extends UserChange {

  @Override
  boolean disabled(UserRecord before) {
    return true;
  }

  @Override
  String said(UserRecord after) {
    return "The user " + Text.line(after.name()) + " is kept out.";
  }
}
