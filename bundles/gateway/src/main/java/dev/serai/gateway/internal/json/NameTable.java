package dev.serai.gateway.internal.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What known names of members mean, found by their bytes. Immutable once made.
 *
 * @param <T> the meanings
 */
final class NameTable<T> {
  private static final int SPREAD = 4;

  private record Entry<T>(int hash, byte[] name, T meaning) {}

  private final Map<String, T> meanings;
  private final Entry<T>[] entries;

  /** A table of these names, which are ASCII. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  NameTable(Map<String, T> meanings) {
    this.meanings = new HashMap<>(meanings);
    this.entries = new Entry[Integer.highestOneBit(meanings.size()) * SPREAD];
    meanings.forEach(
        (name, meaning) -> {
          int at = name.hashCode() & (entries.length - 1);
          while (entries[at] != null) {
            at = at + 1 & (entries.length - 1);
          }
          entries[at] = new Entry<>(name.hashCode(), JsonText.utf8(name), meaning);
        });
  }

  /** The meaning of a name, or null. */
  T find(String name) {
    return meanings.get(name);
  }

  /**
   * The meaning of a name that is part of a text, or null.
   *
   * @param hash what {@link String#hashCode} is of a name of ASCII characters
   */
  T find(int hash, byte[] text, int from, int to) {
    int at = hash & (entries.length - 1);
    while (entries[at] != null) {
      Entry<T> entry = entries[at];
      if (entry.hash() == hash
          && Arrays.equals(entry.name(), 0, entry.name().length, text, from, to)) {
        return entry.meaning();
      }
      at = at + 1 & (entries.length - 1);
    }
    return null;
  }
}
