package dev.serai.admin.internal.model;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.Set;

/** A token as clients see it; see {@link TokenRecord}. Only name and revoked can be changed. */
public record Token(
    String id,
    OwnerRef owner,
    String name,
    String hint,
    Set<String> permissions,
    String gateway,
    Instant expires,
    Instant lastUsed,
    Boolean revoked,
    Long version,
    Instant created,
    Instant updated) {

  /** What clients see of a token. */
  public static Token of(Versioned<TokenRecord> stored) {
    TokenRecord token = stored.value();
    return new Token(
        token.id(),
        token.owner(),
        token.name(),
        token.hint(),
        Fields.sorted(token.permissions()),
        token.gateway(),
        token.expires(),
        token.lastUsed(),
        token.revoked(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  /**
   * The stored token with what may be changed of it.
   *
   * @throws SeraiException {@code INVALID_VALUE} if this differs in anything else
   */
  public TokenRecord changed(Versioned<TokenRecord> stored) {
    if (!of(stored).named(name, revoked).equals(this)) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "Of a token name and revoked alone can be changed: make another one.");
    }
    TokenRecord now = stored.value();
    return new TokenRecord(
        now.id(),
        now.owner(),
        name,
        now.hash(),
        now.hint(),
        now.permissions(),
        now.gateway(),
        now.expires(),
        now.lastUsed(),
        Fields.required("revoked", revoked));
  }

  /** The same with another name, revoked or not. */
  public Token named(String other, Boolean ended) {
    return new Token(
        id,
        owner,
        other,
        hint,
        permissions,
        gateway,
        expires,
        lastUsed,
        ended,
        version,
        created,
        updated);
  }
}
