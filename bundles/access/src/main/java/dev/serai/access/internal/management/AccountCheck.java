package dev.serai.access.internal.management;

import dev.serai.access.internal.decision.Grants;
import dev.serai.core.access.Permissions;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.UserRecord;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whoever gets hold of an account gets what it may do; whoever shuts it takes that away. */
final class AccountCheck {
  private AccountCheck() {}

  /** What somebody's roles allow. */
  static Permissions permissions(Task task, UserRecord user) {
    return RoleCheck.permissions(task.stores(), user.roles());
  }

  /** Demands that who changes more than a profile of somebody else may do what that one may. */
  static void requireChange(Task task, UserRecord before, UserRecord after) {
    if (givesAccess(before, after) || takesPermissions(task, before, after)) {
      requireAsMighty(task, before);
    }
  }

  /** Demands that somebody may do all that an account may, unless it is their own. */
  static void requireAsMighty(Task task, UserRecord user) {
    if (!task.isSelf(user.id())) {
      task.grant(
          () ->
              Grants.account(
                  task.who(), permissions(task, user), administered(task.stores(), user.id())));
    }
  }

  private static boolean givesAccess(UserRecord before, UserRecord after) {
    return before.disabled() != after.disabled()
        || !Objects.equals(before.subject(), after.subject());
  }

  private static boolean takesPermissions(Task task, UserRecord before, UserRecord after) {
    return !before.roles().equals(after.roles())
        && !permissions(task, after).cover(permissions(task, before));
  }

  /** The teams that somebody administers. */
  private static Set<String> administered(Stores stores, String user) {
    return stores.teams().all().stream()
        .filter(team -> team.value().members().get(user) == Membership.ADMIN)
        .map(team -> team.value().id())
        .collect(Collectors.toSet());
  }
}
