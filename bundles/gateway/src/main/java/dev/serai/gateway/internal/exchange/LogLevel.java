package dev.serai.gateway.internal.exchange;

import java.util.List;
import java.util.Set;

/** The log levels of MCP 2025-11-25 (utilities, logging), which are those of RFC 5424. */
public final class LogLevel {
  private static final List<String> BY_SEVERITY =
      List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

  /** The level that includes every other one. */
  public static final String MOST_VERBOSE = BY_SEVERITY.get(0);

  private static final Set<String> KNOWN = Set.copyOf(BY_SEVERITY);

  private LogLevel() {}

  /** Whether it is a level. */
  public static boolean isKnown(String level) {
    return level != null && KNOWN.contains(level);
  }

  /**
   * Whether a message is severe enough.
   *
   * @param level the message's level; an unknown one always is
   * @param least the least severe level wanted, or null for every one
   */
  public static boolean includes(String least, String level) {
    return least == null || !isKnown(level) || severity(level) >= severity(least);
  }

  /** The one of two levels that includes more; null is the other one. */
  public static String moreVerbose(String one, String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return severity(one) <= severity(other) ? one : other;
  }

  private static int severity(String level) {
    return BY_SEVERITY.indexOf(level);
  }
}
