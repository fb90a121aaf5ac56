package dev.serai.access.internal.shell;

import dev.serai.core.store.OwnerRef;

/** Reads owners: {@code organization}, {@code team:NAME} or {@code user:NAME}. */
final class Owners {
  private static final String USER = "user:";
  private static final String TEAM = "team:";

  private Owners() {}

  static OwnerRef read(Desk desk, String text) throws CommandFailure {
    if (text.equals(OwnerRef.ORGANIZATION_ID)) {
      return OwnerRef.ORGANIZATION;
    }
    if (text.startsWith(USER)) {
      String id = desk.user(text.substring(USER.length())).value().id();
      return new OwnerRef(OwnerRef.Kind.USER, id);
    }
    if (text.startsWith(TEAM)) {
      String id = desk.team(text.substring(TEAM.length())).value().id();
      return new OwnerRef(OwnerRef.Kind.TEAM, id);
    }
    throw new CommandFailure("An owner is organization, team:NAME or user:NAME.");
  }
}
