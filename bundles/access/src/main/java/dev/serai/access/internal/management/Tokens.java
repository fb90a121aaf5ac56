package dev.serai.access.internal.management;

import dev.serai.access.internal.accounts.KnownToken;
import dev.serai.core.access.Resource;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Tokens as records; what makes new ones is {@link Minting}. */
final class Tokens extends Kind<TokenRecord> {
  /** The name of those that a sign-in makes. */
  static final String SESSION = KnownToken.SESSION;

  private static final String NO_HASH = "0".repeat(64);

  Tokens() {
    super("token");
  }

  /** Removes what stands for an owner. */
  static void removeOf(Stores stores, OwnerRef owner) {
    remove(stores, token -> token.owner().equals(owner));
  }

  /** Removes what a user signed in with. */
  static void removeSessions(Stores stores, String user) {
    OwnerRef owner = new OwnerRef(OwnerRef.Kind.USER, user);
    remove(stores, token -> token.owner().equals(owner) && token.name().equals(SESSION));
  }

  @Override
  EditableStore<TokenRecord> store(Stores stores) {
    return stores.tokens();
  }

  @Override
  Resource resource(Task task, TokenRecord token) {
    return Resource.of(token);
  }

  @Override
  String name(TokenRecord token) {
    return token.name();
  }

  @Override
  TokenRecord given(TokenRecord token) {
    return copy(token, token.name(), NO_HASH, token.revoked());
  }

  @Override
  TokenRecord creation(Task task, TokenRecord token) {
    throw Rules.refused("A token is minted, not created.");
  }

  @Override
  TokenRecord change(Task task, TokenRecord before, TokenRecord after) {
    if (!before.name().equals(after.name())) {
      Minting.requireName(after.name());
    }
    return copy(before, after.name(), before.hash(), before.revoked() || after.revoked());
  }

  @Override
  void settled(Task task, TokenRecord before, TokenRecord after) {
    if (after != null && !before.name().equals(after.name())) {
      requireAlone(task, after);
    }
  }

  /** Whether one can be used, now or later. */
  static boolean isAlive(TokenRecord token, Instant now) {
    return !token.revoked() && (token.expires() == null || token.expires().isAfter(now));
  }

  /** Refuses a name that looks like that of another token of the owner that can still be used. */
  static void requireAlone(Task task, TokenRecord token) {
    List<Versioned<TokenRecord>> alike =
        task.known().tokensAlike(token.owner(), token.name()).stream()
            .filter(other -> isAlive(other.value(), task.now()))
            .toList();
    Names.requireAlone(
        "token of the owner",
        task.stores().tokens(),
        token,
        alike,
        TokenRecord::name,
        other -> isAlive(other, task.now()));
  }

  @Override
  void requireChange(Task task, TokenRecord before, TokenRecord after) {
    super.requireChange(task, before, before);
  }

  private static TokenRecord copy(TokenRecord token, String name, String hash, boolean revoked) {
    return new TokenRecord(
        token.id(),
        token.owner(),
        name,
        hash,
        token.hint(),
        token.permissions(),
        token.gateway(),
        token.expires(),
        token.lastUsed(),
        revoked);
  }

  private static void remove(Stores stores, Predicate<TokenRecord> which) {
    for (Versioned<TokenRecord> token : stores.tokens().all()) {
      if (which.test(token.value())) {
        stores.tokens().delete(token.value().id(), token.version());
      }
    }
  }
}
