package dev.serai.registry.internal.catalog;

import dev.serai.core.store.EntryRecord;
import java.util.List;

/** The versions of entries in memory. Safe for use by any thread; nothing blocks. */
public interface EntryVersions {
  /**
   * The entries of the store that have a name, of all owners, the newest version first.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} before the store was read
   */
  List<EntryRecord> versions(String name);
}
