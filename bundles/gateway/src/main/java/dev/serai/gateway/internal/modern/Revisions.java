package dev.serai.gateway.internal.modern;

/** The revisions without sessions (MCP 2026-07-28, versioning). */
final class Revisions {
  /** The one that we speak. */
  static final String SPOKEN = "2026-07-28";

  /** Everything that an endpoint speaks, JSON text. */
  static final String ALL =
      "[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\",\"2024-11-05\"]";

  private Revisions() {}

  /** Whether a version header names a revision without sessions, spoken or not. */
  static boolean isModern(String header) {
    return header != null && isDate(header) && header.compareTo(SPOKEN) >= 0;
  }

  /** Each request asks, so no regular expression looks at it. */
  private static boolean isDate(String text) {
    if (text.length() != SPOKEN.length()) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean fits = at == 4 || at == 7 ? c == '-' : c >= '0' && c <= '9';
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
