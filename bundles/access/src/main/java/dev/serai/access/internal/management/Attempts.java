package dev.serai.access.internal.management;

/** Counts failures of whoever guesses. Safe for use by any thread. */
public interface Attempts {
  /**
   * Refuses whoever failed too often lately.
   *
   * @param who a name or an address, of any length
   * @throws dev.serai.core.error.SeraiException {@code TOO_MANY_ATTEMPTS}
   */
  void require(String who);

  /** Somebody failed. */
  void failed(String who);
}
