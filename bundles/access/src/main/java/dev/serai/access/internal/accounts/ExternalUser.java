package dev.serai.access.internal.accounts;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.store.UserRecord;
import java.util.List;
import java.util.Set;

/** Accounts as identity providers want them. */
final class ExternalUser {
  private static final int MAX_NAME = 200;
  private static final int MAX_EMAIL = 320;
  private static final int SHORT_ID = 8;

  private ExternalUser() {}

  /** A new account. */
  static UserRecord fresh(ExternalIdentity identity, String name) {
    UserRecord nobody =
        new UserRecord(
            identity.id(), name, null, null, null, identity.subject(), Set.of(), List.of(), false);
    return updated(nobody, identity);
  }

  /** An account with what the provider says by now. */
  static UserRecord updated(UserRecord user, ExternalIdentity identity) {
    return new UserRecord(
        user.id(),
        user.name(),
        user.display(),
        storable(identity.email(), MAX_EMAIL) ? identity.email() : user.email(),
        user.passwordHash(),
        user.subject(),
        identity.roles() == null ? user.roles() : identity.roles(),
        user.teamOrder(),
        user.disabled(),
        user.mustChangePassword());
  }

  /** Names for somebody: the provider's, and others if that is taken or none. */
  static List<String> names(ExternalIdentity identity) {
    String id = identity.id();
    String other = identity.name() + "-" + id.substring(0, SHORT_ID);
    return storable(identity.name(), MAX_NAME) && storable(other, MAX_NAME)
        ? List.of(identity.name(), other, id)
        : List.of(id);
  }

  private static boolean storable(String text, int max) {
    return text != null
        && !text.isBlank()
        && text.length() <= max
        && text.codePoints().noneMatch(ExternalUser::unfit);
  }

  private static boolean unfit(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }
}
