package dev.serai.access.internal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes events whose time is over. Several replicas may do so at once. */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final Duration kept;
  private final ToLongFunction<Instant> prune;
  private final Clock clock;

  /**
   * A retention.
   *
   * @param kept how long events are kept
   * @param prune removes what was before an instant, and tells how many
   */
  Retention(Duration kept, ToLongFunction<Instant> prune, Clock clock) {
    this.kept = kept;
    this.prune = prune;
    this.clock = clock;
  }

  /** Removes them, or leaves it for the next time. */
  void sweep() {
    try {
      long removed = prune.applyAsLong(clock.instant().minus(kept));
      if (removed > 0) {
        LOG.info("Removed {} events of the audit log older than {} days", removed, kept.toDays());
      }
    } catch (RuntimeException e) {
      LOG.debug("The audit log could not be pruned; it is tried again", e);
    }
  }
}
