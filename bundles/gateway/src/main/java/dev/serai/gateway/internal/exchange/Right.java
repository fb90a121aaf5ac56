package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.SeraiException;

/** Whether a client may have what is meant for it, as far as that can be told now. */
public enum Right {
  /** It may. */
  GRANTED,
  /** It may not. */
  MISSING,
  /** Access control, or the store, is away: it has to wait until that is known. */
  UNKNOWN;

  /** What a decision that failed leaves of it. */
  public static Right of(SeraiException failure) {
    return switch (failure.code()) {
      case SERVICE_MISSING, STORE_UNAVAILABLE -> UNKNOWN;
      default -> MISSING;
    };
  }
}
