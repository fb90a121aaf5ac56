package dev.serai.runtime.bundle.internal;

import dev.serai.core.service.ServiceSlot;
import java.time.Duration;

/**
 * How long the services of one bundle may wait for their calls when they leave one after the other:
 * {@link ServiceSlot#MAX_DRAIN} in total, since the component runtime gives up on a bundle after 5
 * s. A pause of the same length makes the next to leave a new case. Safe for use by any thread.
 */
final class DrainBudget {
  private static final long TOTAL = ServiceSlot.MAX_DRAIN.toNanos();

  private long end;
  private boolean begun;

  /** What is left for a service that leaves now; zero or more. */
  synchronized Duration left() {
    long now = System.nanoTime();
    if (!begun || now - end > TOTAL) {
      begun = true;
      end = now + TOTAL;
    }
    return Duration.ofNanos(Math.max(0, end - now));
  }
}
