package dev.serai.core.registry;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The entries of the private registry, as people manage them. Each action is decided and noted.
 * Safe for use by any thread; every method blocks, and fails with {@code STORE_UNAVAILABLE} while
 * it cannot be done or cannot be noted.
 *
 * <p>An entry's name, version, alias and origin never change, and its document only while it is a
 * draft: an active version stays as it was approved. Entries of other sources than the store can be
 * read, and are changed where they come from.
 */
@ProviderType
public interface EntryCatalog {
  /**
   * The entries, by name, the newest version first. An update may move one to another state: a
   * draft is submitted (PENDING), withdrawn or rejected (DRAFT), approved (ACTIVE), deprecated, and
   * restored. Removal deletes a draft, and leaves a tombstone of what was active.
   */
  ManagedRecords<EntryRecord> entries();

  /**
   * Makes an entry, or a version of one.
   *
   * @throws dev.serai.core.error.SeraiException {@code INVALID_ENTRY} that names every fault of the
   *     document; {@code ALREADY_EXISTS} if this version is there, or the alias is another's
   */
  Versioned<EntryRecord> add(Actor actor, NewEntry entry);
}
