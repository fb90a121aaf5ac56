package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;

/**
 * The error codes of MCP 2026-07-28 (basic, error codes): the revision keeps a range for itself, in
 * which the revisions before had a few of their own.
 */
public final class ModernCodes {
  private static final int INTERNAL = -32603;
  private static final int INVALID_PARAMS = -32602;
  private static final int LEGACY_NOT_FOUND = -32002;
  private static final int FIRST_RESERVED = -32099;
  private static final int LAST_RESERVED = -32020;
  private static final int HEADER_MISMATCH = -32020;
  private static final int MISSING_CAPABILITY = -32021;

  private ModernCodes() {}

  /** The code of an error; 0 for a result, and for an error whose code is no integer. */
  public static int of(Message answer) {
    Slice code = answer.slice(Place.ERROR_CODE);
    try {
      return code == null ? 0 : Integer.parseInt(code.text());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether the revision keeps a code for itself. */
  public static boolean isReserved(int code) {
    return code >= FIRST_RESERVED && code <= LAST_RESERVED;
  }

  /** The code that a modern client sees in the place of a server's: none is made up. */
  public static int shown(int code, Era upstream) {
    if (code == LEGACY_NOT_FOUND && upstream == Era.LEGACY) {
      return INVALID_PARAMS;
    }
    boolean meant =
        upstream == Era.MODERN && (code == HEADER_MISMATCH || code == MISSING_CAPABILITY);
    return isReserved(code) && !meant ? INTERNAL : code;
  }
}
