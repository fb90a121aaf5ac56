package dev.serai.access.internal.identity;

import java.util.concurrent.CompletionStage;

/** One identity provider whose signed tokens are accepted. Safe for use by any thread. */
public interface SignedTokens {
  /**
   * Its issuer identifier, exactly as its tokens and clients name it; empty if its settings do not
   * say, and then nobody is told of it.
   */
  String issuer();

  /**
   * Checks a token that names this issuer; blocks nobody.
   *
   * @param token a JWT in compact form
   * @return fails with a {@link dev.serai.core.error.SeraiException} {@code UNAUTHENTICATED} that
   *     says what is wrong with the token and nothing of its contents, or a retryable one if the
   *     provider's keys cannot be had
   */
  CompletionStage<ExternalIdentity> verify(String token);

  /**
   * Has something done each time the provider has withdrawn a key, in place of what was to be done
   * before; by any thread.
   */
  default void onWithdrawal(Runnable action) {}
}
