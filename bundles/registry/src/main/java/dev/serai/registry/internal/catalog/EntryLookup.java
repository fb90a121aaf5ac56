package dev.serai.registry.internal.catalog;

import dev.serai.core.store.EntryRecord;
import java.util.Optional;

/** Entries in memory, for the parts of the registry. Safe for use by any thread; nothing blocks. */
public interface EntryLookup {
  /**
   * An entry by its id, deleted ones too.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} before the store was read
   */
  Optional<EntryRecord> find(String id);

  /** An entry by its alias, which is that of its name and owner, at a version. */
  Optional<EntryRecord> find(String alias, String version);

  /**
   * Adds what to run when entries have changed, on a thread of the store.
   *
   * @return removes it
   */
  Runnable onChange(Runnable changed);
}
