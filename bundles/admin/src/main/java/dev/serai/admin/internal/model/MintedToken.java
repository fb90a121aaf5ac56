package dev.serai.admin.internal.model;

/**
 * A token that was just made.
 *
 * @param token what is kept of it
 * @param secret the token itself, shown once; null when the request is repeated
 */
public record MintedToken(Token token, String secret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "MintedToken[" + token.id() + "]";
  }
}
