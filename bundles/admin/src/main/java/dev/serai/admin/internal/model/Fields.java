package dev.serai.admin.internal.model;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** What the shapes have in common. */
final class Fields {
  private Fields() {}

  /** A value that has to be there. */
  static <T> T required(String name, T value) {
    if (value == null) {
      throw new SeraiException(ErrorCode.INVALID_VALUE, name + " is missing.");
    }
    return value;
  }

  /** The key of a record, which nobody chooses or changes who says another. */
  static String keep(String name, String said, String key) {
    if (said != null && !said.equals(key)) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, name + " cannot be chosen or changed here: leave it out.");
    }
    return key;
  }

  static SortedSet<String> sorted(Set<String> texts) {
    return new TreeSet<>(texts);
  }

  static String freshKey() {
    return UUID.randomUUID().toString();
  }
}
