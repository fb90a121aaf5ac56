package dev.serai.access.internal.oidc;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;

/** Why a token is not accepted, without a word of its contents. */
final class RefusedToken {
  private RefusedToken() {}

  /**
   * {@code UNAUTHENTICATED}.
   *
   * @param reason one sentence
   */
  static SeraiException because(String reason) {
    return new SeraiException(ErrorCode.UNAUTHENTICATED, reason);
  }
}
