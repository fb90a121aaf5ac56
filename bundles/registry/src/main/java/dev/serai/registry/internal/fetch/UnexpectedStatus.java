package dev.serai.registry.internal.fetch;

import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.util.Set;

/** An answer with another status than 200, as the cause of a fetch that failed. */
public final class UnexpectedStatus extends IOException {
  private static final long serialVersionUID = 1L;
  private static final Set<Integer> SIGN_IN = Set.of(401, 403);

  private final int status;

  UnexpectedStatus(int status) {
    super("Status " + status);
    this.status = status;
  }

  /** Whether a fetch failed since who asked is not known there, or may not ask. */
  public static boolean wantsSignIn(SeraiException failure) {
    return failure.getCause() instanceof UnexpectedStatus cause && SIGN_IN.contains(cause.status);
  }
}
