package dev.serai.registry.internal.catalog;

import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.store.EntryRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Entries in memory, for the parts of the registry. Safe for use by any thread; nothing blocks. */
public interface EntryLookup {
  /**
   * An entry by its id, deleted ones too.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} before the store was read
   */
  Optional<EntryRecord> find(String id);

  /** The entries of the store of a name at a version: those of several owners may share both. */
  List<EntryRecord> find(String name, String version);

  /**
   * Of each entry of the store the highest version that can be installed.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} before the store was read
   */
  List<OfferedEntry> offered();

  /** Whether there is an entry of this name that may be used, in the store or elsewhere. */
  boolean isUsable(String name);

  /**
   * Whether another source than the store has an entry, which is set up with it.
   *
   * @param installation the id of its installation, or null for any
   */
  boolean isSetUp(String name, String installation);

  /** Whether an entry, of whatever source, or something reserved has an alias. */
  boolean isTaken(String alias);

  /**
   * Reserves aliases that are not those of entries.
   *
   * @param aliases those that are reserved now; quick, for any thread
   * @return ends it
   */
  Runnable reserve(Supplier<Set<String>> aliases);

  /** Whether an entry is one of another source than the store. */
  static boolean isElsewhere(EntryRecord entry) {
    return entry.id().contains(":");
  }

  /** Whether the versions of an entry are told in this order; false for two of one rank. */
  static boolean isBefore(String version, String next) {
    return SemanticOrder.of(version).compareTo(SemanticOrder.of(next)) < 0;
  }

  /**
   * Adds what to run when entries have changed, on a thread of the store.
   *
   * @return removes it
   */
  Runnable onChange(Runnable changed);
}
