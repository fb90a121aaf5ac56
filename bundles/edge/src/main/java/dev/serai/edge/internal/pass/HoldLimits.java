package dev.serai.edge.internal.pass;

import java.time.Duration;

/**
 * How requests wait for a handler.
 *
 * @param stay how long one waits at most, not negative
 * @param seats how many wait at most, not negative; one more is answered 503 at once
 */
public record HoldLimits(Duration stay, int seats) {
  /** Refuses negative limits. */
  public HoldLimits {
    if (stay.isNegative() || seats < 0) {
      throw new IllegalArgumentException(
          "hold limits must not be negative: " + stay + ", " + seats);
    }
  }
}
