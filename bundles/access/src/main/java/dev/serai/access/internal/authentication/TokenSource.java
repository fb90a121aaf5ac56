package dev.serai.access.internal.authentication;

import dev.serai.access.internal.waiting.Deadline;
import dev.serai.core.access.Principal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tokens of one kind. Safe for use by any thread; no method blocks. */
public interface TokenSource {
  /** Whether a text reads like one of these tokens, good or not. */
  boolean reads(String token);

  /**
   * Whom a token stands for that is known already and good; empty for any other, and before
   * accounts are known.
   *
   * @param token a text that reads like one of these
   */
  Optional<Principal> seen(String token);

  /**
   * Whether a token was good when it was checked last and may still be: its check is no guess.
   *
   * @param token a text that reads like one of these
   */
  default boolean wasGood(String token) {
    return false;
  }

  /**
   * Checks a token that was not seen. It may have to wait for what is being replaced, bounded in
   * number and time.
   *
   * @param token a text that reads like one of these
   * @param deadline until when it waits, whatever for
   * @return fails with {@code UNAUTHENTICATED}, or a retryable code if it cannot be told now
   */
  CompletionStage<Principal> check(String token, Deadline deadline);
}
