package dev.serai.core.health;

import java.util.Objects;

/**
 * How a part of Serai is.
 *
 * @param level whether it works
 * @param message one sentence for the operator: what there is, or what is wrong and what to do; no
 *     secrets
 */
public record Health(Level level, String message) {

  /** Whether a part works; each is worse than the one before. */
  public enum Level {
    /** It works. */
    UP,
    /** It works in part, or will not for long: Serai goes on serving. */
    DEGRADED,
    /** It does not work, and Serai cannot serve without it. */
    DOWN
  }

  /** Every part is there. */
  public Health {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(message, "message");
  }

  /** It works. */
  public static Health up(String message) {
    return new Health(Level.UP, message);
  }

  /** It works in part. */
  public static Health degraded(String message) {
    return new Health(Level.DEGRADED, message);
  }

  /** It does not work. */
  public static Health down(String message) {
    return new Health(Level.DOWN, message);
  }
}
