package dev.serai.access.internal.management;

import dev.serai.access.internal.audit.AuditText;
import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Actor;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signs people in by their passwords. What was wrong is not told, and takes the same time. */
final class SignIn {
  private static final String ACTION = "user:sign-in";
  private static final int MAX_NAME = 200;

  private final Ledger ledger;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Duration length;

  SignIn(Ledger ledger, Passwords passwords, Guesses guesses, Duration length) {
    this.ledger = ledger;
    this.passwords = passwords;
    this.guesses = guesses;
    this.length = length;
  }

  NewToken signIn(String name, char[] password, String address, String request) {
    try {
      String known = AuditText.fit(name, MAX_NAME);
      guesses.require(address, known);
      Optional<UserRecord> user =
          ledger.find(stores -> stores.users().findByName(known).map(Versioned::value));
      boolean named = known.equals(name);
      if (!guesses.right(address, known, () -> named && opens(user, password))) {
        throw refused(user, known, address, request);
      }
      return ledger.change(
          new Actor(principal(user.get()), address, request),
          ACTION,
          "user:" + user.get().id(),
          task -> session(task, user.get()));
    } finally {
      Passwords.wipe(password);
    }
  }

  private boolean opens(Optional<UserRecord> user, char[] password) {
    String hash = user.map(UserRecord::passwordHash).orElse(null);
    return passwords.matches(hash, password) && !user.get().disabled();
  }

  private Done<NewToken> session(Task task, UserRecord seen) {
    UserRecord user =
        task.stores().users().find(seen.id()).map(Versioned::value).orElseThrow(SignIn::wrong);
    if (user.disabled() || !seen.passwordHash().equals(user.passwordHash())) {
      throw wrong();
    }
    TokenSecret secret = TokenSecret.fresh();
    Set<String> permissions =
        user.mustChangePassword() ? Permissions.PASSWORD_CHANGE.texts() : Set.of();
    Instant end = ledger.clock().instant().plus(length);
    TokenRecord token = Minting.session(user.id(), permissions, end, secret);
    NewToken made = Minting.done(null, task.stores().tokens().create(token), secret).result();
    return new Done<>("user:" + user.id(), null, made.token().value(), made);
  }

  private SeraiException refused(
      Optional<UserRecord> user, String name, String address, String request) {
    String reason =
        user.map(found -> found.disabled() ? "disabled" : "wrong password").orElse("no such user");
    ledger.noteAnonymous(
        address, request, ACTION, "user:" + user.map(UserRecord::id).orElse(name), reason);
    return wrong();
  }

  private static SeraiException wrong() {
    return new SeraiException(ErrorCode.UNAUTHENTICATED, "The name or the password is wrong.");
  }

  private static Principal principal(UserRecord user) {
    return new Principal(
        Principal.Kind.USER, user.id(), user.name(), null, null, Map.of(), Permissions.NONE);
  }
}
