package dev.serai.core.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps whose the tasks of servers are. Safe for use by any thread; every method fails with {@code
 * STORE_UNAVAILABLE} while the database is away. Nothing is published: it is read when a gateway
 * begins.
 */
@ProviderType
public interface TaskStore {
  /** All records, expired or not, in no order. */
  List<TaskRecord> load();

  /** Keeps a record, in the place of an earlier one with its id. */
  void save(TaskRecord task);

  /** Removes a record, if there is one. */
  void delete(String id);
}
