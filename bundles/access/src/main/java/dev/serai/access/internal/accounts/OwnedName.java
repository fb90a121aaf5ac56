package dev.serai.access.internal.accounts;

import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TokenRecord;

/**
 * What tokens have in common whose names people take for one: each owner has names of its own.
 *
 * @param owner of the tokens
 * @param likeness of their names
 */
record OwnedName(OwnerRef owner, String likeness) {
  /** That of a token; null if it was revoked, which leaves its name, or comes of a sign-in. */
  static OwnedName of(TokenRecord token) {
    return token.revoked() || token.name().equals(KnownToken.SESSION)
        ? null
        : of(token.owner(), token.name());
  }

  static OwnedName of(OwnerRef owner, String name) {
    return new OwnedName(owner, Likeness.of(name));
  }
}
