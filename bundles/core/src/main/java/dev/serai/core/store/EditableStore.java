package dev.serai.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records that people edit, optimistically: an update or a deletion names the version that it saw.
 * Safe for use by any thread. Every method is one transaction, blocks meanwhile, and fails with
 * {@code STORE_UNAVAILABLE} while the database is away. Each change is published after its commit
 * as a {@link StoreChange} under the concern that the interface of the records names.
 *
 * @param <R> the records
 */
@ProviderType
public interface EditableStore<R extends Keyed> {
  /** The most records of one {@link #page}. */
  int MAX_PAGE = 1_000;

  /**
   * One record.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_DAMAGED} if it cannot be read
   */
  Optional<Versioned<R>> find(String key);

  /**
   * One record, which others do not change from now to the end of the {@link StoreTransaction} that
   * this is part of. Waits for the end of those who are changing it, as an update does.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_DAMAGED} if it cannot be read
   */
  Optional<Versioned<R>> findLocked(String key);

  /**
   * Those of some records that are there, in no order. One that cannot be read is logged and left
   * out.
   */
  List<Versioned<R>> findAll(Collection<String> keys);

  /** All records in the order of their keys. One that cannot be read is logged and left out. */
  List<Versioned<R>> all();

  /**
   * Some records in the order of their keys, whatever the database takes for that, always the same.
   * One that cannot be read is logged and left out.
   *
   * @param after the key before the first one wanted, of a record that need not be there any more;
   *     null for the beginning
   * @param limit how many at most, 1 to {@link #MAX_PAGE}
   * @return fewer than the limit at the end
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} for another limit
   */
  List<Versioned<R>> page(String after, int limit);

  /**
   * Adds a record, at version 1.
   *
   * @return the record as it is stored
   * @throws dev.serai.core.error.SeraiException {@code ALREADY_EXISTS} if its key, or what else has
   *     to be unique, is taken
   */
  Versioned<R> create(R value);

  /**
   * Puts a record in the place of the one with its key.
   *
   * @param value the new contents
   * @param version the version that is replaced
   * @return the record as it is stored, one version later
   * @throws dev.serai.core.error.SeraiException {@code CHANGED_MEANWHILE} if the record has another
   *     version, {@code NOT_FOUND} if there is none, {@code ALREADY_EXISTS} if what has to be
   *     unique is taken by another; nothing has changed then
   */
  Versioned<R> update(R value, long version);

  /**
   * Removes a record.
   *
   * @param key its key
   * @param version the version that is removed
   * @throws dev.serai.core.error.SeraiException {@code CHANGED_MEANWHILE} or {@code NOT_FOUND}, as
   *     with an update
   */
  void delete(String key, long version);

  /** Refuses what cannot be the limit of {@link #page}. */
  static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw FieldRules.refused("limit must be 1 to " + MAX_PAGE + ", not " + limit + ".");
    }
  }
}
