package dev.serai.core.access;

import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.util.Objects;

/**
 * A token that was just made.
 *
 * @param token the record
 * @param secret the token itself, which is nowhere else: it is shown once
 */
public record NewToken(Versioned<TokenRecord> token, String secret) {
  /** Every part is there. */
  public NewToken {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(secret, "secret");
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "NewToken[" + token.value() + "]";
  }
}
