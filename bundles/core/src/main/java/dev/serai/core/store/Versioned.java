package dev.serai.core.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A record as it is stored.
 *
 * @param <R> its kind
 * @param value the record
 * @param version grows by one with each update, from 1
 * @param created when it was created, in whole milliseconds, by the clock of the replica that did
 *     it; to be shown, not to be compared
 * @param updated when it was created or last updated, likewise
 */
public record Versioned<R>(R value, long version, Instant created, Instant updated) {
  /** Every part is there and the version positive. */
  public Versioned {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(updated, "updated");
    if (version < 1) {
      throw new IllegalArgumentException("version must be 1 or more: " + version);
    }
  }
}
