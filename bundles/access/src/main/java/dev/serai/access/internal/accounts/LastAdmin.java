package dev.serai.access.internal.accounts;

import dev.serai.access.internal.decision.BuiltInRoles;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import dev.serai.core.store.Versioned;
import java.util.List;

/** Somebody always has the role admin and can sign in. */
public final class LastAdmin {
  private static final int PAGE = 500;

  private LastAdmin() {}

  /**
   * Refuses a change after which there is no admin any more.
   *
   * @param users as they are after it
   * @param after the user that was changed, or null if it was removed
   * @throws SeraiException {@code IN_USE}
   */
  public static void require(UserStore users, UserRecord before, UserRecord after) {
    if (isAdmin(before) && (after == null || !isAdmin(after)) && !any(users)) {
      throw new SeraiException(
          ErrorCode.IN_USE,
          "Nobody else has the role admin and can sign in: it is given to somebody else first.");
    }
  }

  private static boolean isAdmin(UserRecord user) {
    return user.roles().contains(BuiltInRoles.ADMIN.name())
        && !user.disabled()
        && (user.passwordHash() != null || user.subject() != null);
  }

  private static boolean any(UserStore users) {
    List<Versioned<UserRecord>> page = users.page(null, PAGE);
    while (!page.isEmpty()) {
      if (page.stream().anyMatch(user -> isAdmin(user.value()))) {
        return true;
      }
      page = users.page(page.get(page.size() - 1).value().id(), PAGE);
    }
    return false;
  }
}
