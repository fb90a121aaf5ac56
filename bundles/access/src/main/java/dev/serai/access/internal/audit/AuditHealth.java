package dev.serai.access.internal.audit;

import dev.serai.core.health.Health;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** How the audit log is. What was lost is told for an hour as something to look at. */
final class AuditHealth {
  private static final Duration TOLD = Duration.ofHours(1);

  private final Supplier<AuditQueue.State> queue;
  private final boolean blocksCalls;
  private final Clock clock;

  AuditHealth(Supplier<AuditQueue.State> queue, boolean blocksCalls, Clock clock) {
    this.queue = queue;
    this.blocksCalls = blocksCalls;
    this.clock = clock;
  }

  Health check() {
    AuditQueue.State now = queue.get();
    if (now.problem() != null) {
      return Health.degraded(
          "The audit log cannot be written: %s %,d events wait, %,d were lost.%s"
              .formatted(
                  now.problem(),
                  now.waiting(),
                  now.lost(),
                  blocksCalls ? " Calls are refused meanwhile." : ""));
    }
    return lately(now)
        ? Health.degraded(
            "%,d events of the audit log were lost since the start, the last at %s."
                .formatted(now.lost(), now.lastLoss()))
        : Health.up("%,d events wait to be written.".formatted(now.waiting()));
  }

  private boolean lately(AuditQueue.State now) {
    return now.lastLoss() != null && now.lastLoss().plus(TOLD).isAfter(clock.instant());
  }
}
