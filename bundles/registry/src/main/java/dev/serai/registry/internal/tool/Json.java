package dev.serai.registry.internal.tool;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A JSON value by its meaning: two values are equal when they differ in spelling alone (order of
 * members, escapes, white space, spelling of numbers).
 */
public sealed interface Json {
  /**
   * An object.
   *
   * @param values its members, sorted by UTF-16 code units; unmodifiable
   */
  record Members(SortedMap<String, Json> values) implements Json {
    /** Shows the map to nobody who could change it. */
    public Members {
      values = Collections.unmodifiableSortedMap(values);
    }

    /** The text of a member; null where it is missing or something else. */
    String text(String key) {
      return values.get(key) instanceof Text text ? text.value() : null;
    }
  }

  /**
   * An array.
   *
   * @param values its elements in order
   */
  record Items(List<Json> values) implements Json {
    /** Copies the list. */
    public Items {
      values = List.copyOf(values);
    }

    /** Whether no element is an object or an array. */
    boolean isFlat() {
      return values.stream().noneMatch(v -> v instanceof Members || v instanceof Items);
    }
  }

  /**
   * A string.
   *
   * @param value without quotes and escapes; may contain a surrogate without its partner
   */
  record Text(String value) implements Json {}

  /**
   * A number, {@code true}, {@code false} or {@code null}.
   *
   * @param canonical its one spelling, see {@link JsonNumbers}
   */
  record Scalar(String canonical) implements Json {}
}
