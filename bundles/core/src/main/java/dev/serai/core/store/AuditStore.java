package dev.serai.core.store;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps who did what. Nothing in it changes; only the oldest leave, by {@link #prune}. Its records
 * have numbers from 1 without gaps, in the order in which they were added on all replicas, and each
 * carries the hash of the one before. Additions wait for each other. Safe for use by any thread;
 * every method fails with {@code STORE_UNAVAILABLE} while the database is away. Nothing is
 * published.
 *
 * <p>The chain shows that somebody changed single records. Who can write to the database can still
 * write the whole chain anew: keep a hash elsewhere against that.
 */
@ProviderType
public interface AuditStore {
  /** The most records of one {@link #read} or {@link #find}. */
  int MAX_READ = 1_000;

  /** The most events of one {@link #append(List)}. */
  int MAX_APPEND = 1_000;

  /**
   * Adds an event.
   *
   * @return its number
   */
  default long append(AuditEvent event) {
    return append(List.of(event));
  }

  /**
   * Adds events in their order, all or none.
   *
   * @param events 1 to {@link #MAX_APPEND}
   * @return the number of the last one; the others have those before it
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} for more, or none
   */
  long append(List<AuditEvent> events);

  /**
   * Records in their order.
   *
   * @param after the number before the first one wanted, 0 for the beginning
   * @param limit how many at most, 1 to {@link #MAX_READ}
   * @return fewer than the limit at the end of the chain
   * @throws dev.serai.core.error.SeraiException {@code STORE_DAMAGED} if one cannot be read; {@code
   *     INVALID_VALUE} for another limit
   */
  List<AuditRecord> read(long after, int limit);

  /**
   * Records that are looked for, the newest first.
   *
   * @param query which ones
   * @param before the number after the first one wanted, {@link Long#MAX_VALUE} for the end
   * @param limit how many at most, 1 to {@link #MAX_READ}
   * @return fewer than the limit if there are no more
   * @throws dev.serai.core.error.SeraiException {@code STORE_DAMAGED} if one cannot be read; {@code
   *     INVALID_VALUE} for another limit
   */
  List<AuditRecord> find(AuditQuery query, long before, int limit);

  /**
   * Reads the whole chain and compares it with its hashes; takes long where it is long.
   *
   * @return the first number whose record is missing, was changed or stands in the wrong place;
   *     empty if there is none
   */
  OptionalLong verify();

  /**
   * Removes the oldest records, up to the first one that is not older than a moment. Where the
   * chain begins since then, and with which hash, is kept. Does not look whether the chain is
   * intact: verify it before. Additions go on meanwhile; if this fails, some of the records may be
   * gone.
   *
   * @param before a record of this moment stays, and so do all with a higher number; whole
   *     milliseconds count
   * @return how many were removed
   */
  long prune(Instant before);

  /** Refuses what cannot be the limit of {@link #read} and {@link #find}. */
  static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_READ) {
      throw FieldRules.refused("limit must be 1 to " + MAX_READ + ", not " + limit + ".");
    }
  }

  /** Refuses what cannot be added by {@link #append(List)}. */
  static void requireEvents(List<AuditEvent> events) {
    if (events.isEmpty() || events.size() > MAX_APPEND) {
      throw FieldRules.refused(
          "events must have 1 to " + MAX_APPEND + " items, not " + events.size() + ".");
    }
  }
}
