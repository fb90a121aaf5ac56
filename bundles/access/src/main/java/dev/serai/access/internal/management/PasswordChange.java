package dev.serai.access.internal.management;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.Arrays;
import java.util.Objects;

/**
 * Sets passwords. One's own needs the old one; one that somebody else sets has to be changed by its
 * owner, and ends the user's tokens too. Whatever the user signed in with before ends.
 */
final class PasswordChange {
  static final String ACTION = "user:password";

  private static final Users USERS = new Users();
  private static final char[] NONE = new char[0];

  private final Ledger ledger;
  private final Passwords passwords;
  private final Guesses guesses;

  PasswordChange(Ledger ledger, Passwords passwords, Guesses guesses) {
    this.ledger = ledger;
    this.passwords = passwords;
    this.guesses = guesses;
  }

  Versioned<UserRecord> set(Actor actor, String user, char[] old, char[] password) {
    try {
      Passwords.requireSound(password);
      boolean own = actor.principal().isUser(user);
      UserRecord seen =
          ledger.read(actor, ACTION, target(user), task -> there(task, user, own).value());
      if (own) {
        requireOld(actor, seen, old == null ? NONE : old, password);
      }
      String hash = passwords.hash(password);
      return ledger.change(
          actor, ACTION, target(user), task -> set(task, there(task, user, own), seen, hash, own));
    } finally {
      Passwords.wipe(old);
      Passwords.wipe(password);
    }
  }

  private Versioned<UserRecord> there(Task task, String id, boolean own) {
    Versioned<UserRecord> user = task.stores().users().find(id).orElseThrow(USERS::missing);
    if (own) {
      requireWhole(task.who());
    } else {
      task.require(Verb.UPDATE, Resource.of(user.value()));
      AccountCheck.requireAsMighty(task, user.value());
    }
    return user;
  }

  /** Whoever has a limited token of somebody must not get hold of all that they may. */
  private static void requireWhole(Principal who) {
    if (who.isLimited() && !who.mustChangePassword()) {
      String reason = "A token that is limited to permissions or a gateway changes no password.";
      throw new Denied(reason, new SeraiException(ErrorCode.TOKEN_LIMITED, reason));
    }
  }

  private void requireOld(Actor actor, UserRecord user, char[] old, char[] password) {
    String hash = user.passwordHash();
    if (!guesses.right(actor.address(), user.name(), () -> passwords.matches(hash, old))) {
      ledger.note(actor, ACTION, target(user.id()), Outcome.DENIED, "The old password is wrong.");
      throw Rules.refused("old is not the password until now.");
    }
    if (Arrays.equals(old, password)) {
      throw Rules.refused("password must be another one than until now.");
    }
  }

  private Done<Versioned<UserRecord>> set(
      Task task, Versioned<UserRecord> there, UserRecord seen, String hash, boolean own) {
    UserRecord user = there.value();
    if (!Objects.equals(user.passwordHash(), seen.passwordHash())) {
      throw new SeraiException(ErrorCode.CHANGED_MEANWHILE, "The password was changed meanwhile.");
    }
    Versioned<UserRecord> saved =
        task.stores().users().update(Users.withPassword(user, hash, !own), there.version());
    end(task, user, own);
    UserRecord given = USERS.given(saved.value());
    return new Done<>(
        target(user.id()),
        null,
        null,
        new Versioned<>(given, saved.version(), saved.created(), saved.updated()));
  }

  /** What somebody else sets may be meant to keep somebody out who made tokens here. */
  private static void end(Task task, UserRecord user, boolean own) {
    if (own) {
      Tokens.removeSessions(task.stores(), user.id());
    } else {
      Tokens.removeOf(task.stores(), Users.owner(user));
    }
  }

  private static String target(String user) {
    return USERS.target(user);
  }
}
