package dev.serai.core.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps recovery records of parked calls. Safe for use by any thread; every method fails with
 * {@code STORE_UNAVAILABLE} while the database is away. Nothing is published: it is read when a
 * client asks.
 */
@ProviderType
public interface ParkedCallStore {
  /** Keeps a record, in the place of an earlier one with its id. */
  void save(ParkedCallRecord call);

  /** Removes a record, if there is one. */
  void delete(String id);

  /** The record with an id, expired or not. */
  Optional<ParkedCallRecord> find(String id);

  /**
   * Removes what expired before a moment.
   *
   * @return how many records
   */
  int deleteExpired(Instant now);
}
