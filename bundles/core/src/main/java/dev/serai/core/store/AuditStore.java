package dev.serai.core.store;

import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps who did what. Nothing in it changes or leaves. Its records have numbers from 1 without
 * gaps, in the order in which they were added on all replicas, and each carries the hash of the one
 * before. Additions wait for each other. Safe for use by any thread; every method fails with {@code
 * STORE_UNAVAILABLE} while the database is away. Nothing is published.
 *
 * <p>The chain shows that somebody changed single records. Who can write to the database can still
 * write the whole chain anew: keep a hash elsewhere against that.
 */
@ProviderType
public interface AuditStore {
  /** The most records of one {@link #read}. */
  int MAX_READ = 1_000;

  /**
   * Adds an event.
   *
   * @return its number
   */
  long append(AuditEvent event);

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
   * Reads the whole chain and compares it with its hashes; takes long where it is long.
   *
   * @return the first number whose record is missing, was changed or stands in the wrong place;
   *     empty if there is none
   */
  OptionalLong verify();

  /** Refuses what cannot be the limit of {@link #read}. */
  static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_READ) {
      throw FieldRules.refused("limit must be 1 to " + MAX_READ + ", not " + limit + ".");
    }
  }
}
