package dev.serai.access.internal.audit;

import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes events whose time is over, on a thread of its own, since that may take long. Several
 * replicas may do so at once.
 */
final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "serai-audit-retention"));
  private final Duration kept;
  private final ToLongFunction<Instant> prune;
  private final Consumer<AuditEvent> noted;
  private final Clock clock;

  /**
   * A retention.
   *
   * @param kept how long events are kept; zero for ever
   * @param prune removes what was before an instant, and tells how many
   * @param noted takes what is to be noted of it
   */
  Retention(Duration kept, ToLongFunction<Instant> prune, Consumer<AuditEvent> noted, Clock clock) {
    this.kept = kept;
    this.prune = prune;
    this.noted = noted;
    this.clock = clock;
  }

  /** Removes them now and then from now on. */
  void every(Duration pause) {
    if (!kept.isZero()) {
      long millis = pause.toMillis();
      thread.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Removes them, or leaves it for the next time. */
  void sweep() {
    Instant before = clock.instant().minus(kept);
    try {
      long removed = prune.applyAsLong(before);
      if (removed > 0) {
        noted.accept(event(removed, before));
        LOG.info("Removed {} events of the audit log older than {} days", removed, kept.toDays());
      }
    } catch (RuntimeException e) {
      LOG.debug("The audit log could not be pruned; it is tried again", e);
    }
  }

  /** Ends; what is being removed may stop half-way. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private AuditEvent event(long removed, Instant before) {
    return new AuditEvent(
        clock.instant(),
        "serai",
        "audit:delete",
        null,
        Outcome.DONE,
        Map.of("removed", Long.toString(removed), "older-than", before.toString()));
  }
}
