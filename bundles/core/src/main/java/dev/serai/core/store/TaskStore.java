package dev.serai.core.store;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps whose the tasks of servers are. Safe for use by any thread; every method fails with {@code
 * STORE_UNAVAILABLE} while the database is away. Nothing is published: it is read when a gateway
 * begins.
 */
@ProviderType
public interface TaskStore {
  /**
   * The records that expire later than a time, in the order in which they do.
   *
   * @param after that time
   * @param limit how many, 1 or more; of more records those that expire last
   */
  List<TaskRecord> load(Instant after, int limit);

  /** Keeps a record, in the place of an earlier one with its id. */
  void save(TaskRecord task);

  /** Removes a record, if there is one. */
  void delete(String id);

  /** Removes the records that have expired by a time, whichever gateway keeps them. */
  void deleteExpired(Instant by);
}
