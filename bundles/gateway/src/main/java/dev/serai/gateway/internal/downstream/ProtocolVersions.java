package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.List;

/** The protocol revisions with sessions that clients may speak. */
public final class ProtocolVersions {
  /** The newest one. */
  static final String LATEST = "2025-11-25";

  /** The first one. */
  static final String OLDEST = "2024-11-05";

  /** What a client speaks that names none (MCP 2025-11-25, transports, protocol version header). */
  static final String ASSUMED = "2025-03-26";

  /** The only one with batches (MCP 2025-03-26, base protocol). */
  static final String WITH_BATCHES = "2025-03-26";

  private static final List<String> SPOKEN = List.of(LATEST, "2025-06-18", "2025-03-26", OLDEST);

  private ProtocolVersions() {}

  /** The revision that answers a client's wish: the same if we speak it, else our latest. */
  static String negotiate(String wanted) {
    return SPOKEN.contains(wanted) ? wanted : LATEST;
  }

  /** Throws {@code UNSUPPORTED_VERSION} for a header that names another one. */
  static void check(String header) {
    if (header != null && !SPOKEN.contains(header)) {
      throw new SeraiException(
          ErrorCode.UNSUPPORTED_VERSION,
          "MCP-Protocol-Version "
              + printable(header)
              + " is not supported, but "
              + SPOKEN
              + " are.");
    }
  }

  private static String printable(String header) {
    String safe = header.replaceAll("[^A-Za-z0-9.-]", "?");
    return safe.substring(0, Math.min(safe.length(), 32));
  }
}
