package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.Era;

/** Which error codes a client of 2026-07-28 may see. */
final class ModernCodes {
  static final int INTERNAL = -32603;
  private static final int INVALID_PARAMS = -32602;
  private static final int LEGACY_NOT_FOUND = -32002;
  private static final int FIRST_RESERVED = -32099;
  private static final int LAST_RESERVED = -32020;

  private ModernCodes() {}

  /** The code in the place of a server's: those reserved by the revision are never made up. */
  static int shown(int code, Era upstream) {
    if (code == LEGACY_NOT_FOUND && upstream == Era.LEGACY) {
      return INVALID_PARAMS;
    }
    boolean reserved = code >= FIRST_RESERVED && code <= LAST_RESERVED;
    boolean meant = upstream == Era.MODERN && (code == -32020 || code == -32021);
    return reserved && !meant ? INTERNAL : code;
  }
}
