package dev.serai.registry.internal.tool.review;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.ToolRecord;

/**
 * An entry at a version, whose baseline it is.
 *
 * @param alias tells it from entries of other owners with its name
 * @param name the entry's name
 * @param version the entry's version
 */
record EntryKey(String alias, String name, String version) {
  static EntryKey of(CatalogEntry entry) {
    return new EntryKey(entry.prefix().value(), entry.name(), entry.version());
  }

  /** The key of what is approved for one installation alone, see {@link Server#alone}. */
  static EntryKey ofAlone(CatalogEntry entry) {
    return new EntryKey(entry.alias().value(), entry.name(), entry.version());
  }

  static EntryKey of(OfferedEntry entry) {
    return new EntryKey(entry.prefix().value(), entry.name(), entry.version());
  }

  static EntryKey of(EntryRecord entry) {
    return new EntryKey(entry.alias(), entry.name(), entry.version());
  }

  static EntryKey of(ToolRecord record) {
    return new EntryKey(record.alias(), record.entryName(), record.entryVersion());
  }

  /** Whether it is another version of the same entry. */
  boolean isVersionOf(EntryKey other) {
    return alias.equals(other.alias) && name.equals(other.name) && !version.equals(other.version);
  }

  /** For instance {@code tickets@1.0.0}. */
  @Override
  public String toString() {
    return alias + "@" + version;
  }
}
