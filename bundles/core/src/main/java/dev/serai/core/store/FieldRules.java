package dev.serai.core.store;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What every record asks of its fields. Errors name the field, never its value. */
final class FieldRules {
  static final int MAX_NAME = 200;
  static final int MAX_VERSION = 255;
  static final int MAX_LINE = 1_000;
  static final int MAX_DOCUMENT = 1_048_576;
  static final int MAX_VALUE = 65_536;
  static final int MAX_ITEMS = 1_000;
  private static final int MAX_ALIAS = 24;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private FieldRules() {}

  static void present(String field, Object value) {
    if (value == null) {
      throw refused(field + " is missing.");
    }
  }

  /** A text that is there, not blank and not too long. */
  static void text(String field, String value, int max) {
    present(field, value);
    if (value.isBlank()) {
      throw refused(field + " must have 1 to " + max + " characters that are not all blank.");
    }
    length(field, value, max);
  }

  /** A text that may be missing, and is not blank otherwise. */
  static void optional(String field, String value, int max) {
    if (value != null) {
      text(field, value, max);
    }
  }

  static void name(String field, String value) {
    text(field, value, MAX_NAME);
  }

  static void key(String value) {
    text("id", value, Keyed.MAX_KEY);
  }

  /** See {@link Alias}. */
  static void alias(String value) {
    text("alias", value, MAX_ALIAS);
    try {
      new Alias(value);
    } catch (SeraiException e) {
      throw refused(
          "alias must have lower-case letters, digits and single inner hyphens, 24 at most.");
    }
  }

  /** SHA-256 as 64 lower-case hexadecimal digits. */
  static void sha256(String field, String value) {
    present(field, value);
    if (!SHA_256.matcher(value).matches()) {
      throw refused(field + " must be 64 lower-case hexadecimal digits.");
    }
  }

  /** A copy of names in their order. */
  static List<String> names(String field, Collection<String> values) {
    items(field, values);
    values.forEach(value -> name(field, value));
    return List.copyOf(values);
  }

  /** A copy of named values; those may be empty. */
  static Map<String, String> values(String field, Map<String, String> values) {
    present(field, values);
    items(field, values.entrySet());
    values.forEach(
        (name, value) -> {
          name(field, name);
          present(field, value);
          length(field, value, MAX_VALUE);
        });
    return Map.copyOf(values);
  }

  static void items(String field, Collection<?> items) {
    items(field, items, MAX_ITEMS);
  }

  static void items(String field, Collection<?> items, int max) {
    present(field, items);
    if (items.size() > max) {
      throw refused(field + " must have at most " + max + " items, not " + items.size() + ".");
    }
  }

  static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }

  private static void length(String field, String value, int max) {
    if (value.length() > max) {
      throw refused(field + " must have 1 to " + max + " characters, not " + value.length() + ".");
    }
    if (!isStorable(value)) {
      throw refused(field + " must not have NUL characters or halves of surrogate pairs.");
    }
  }

  private static boolean isStorable(String value) {
    int at = 0;
    while (at < value.length()) {
      int point = value.codePointAt(at);
      if (point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }
}
