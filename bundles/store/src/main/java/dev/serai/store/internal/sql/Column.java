package dev.serai.store.internal.sql;

import java.util.function.Function;

/**
 * A column beside a record's JSON text.
 *
 * @param <R> the records
 */
sealed interface Column<R> {
  /** Its name in the table. */
  String name();

  /**
   * A copy of a part that the JSON text has too, so that rows are found or unique by it.
   *
   * @param <R> the records
   * @param name its name in the table
   * @param value the part, or null
   */
  record Lookup<R>(String name, Function<R, String> value) implements Column<R> {}

  /**
   * A part that is sealed, and not in the JSON text.
   *
   * @param <R> the records
   * @param name its name in the table
   * @param property the record's component, a text or null
   */
  record Secret<R>(String name, String property) implements Column<R> {}

  /**
   * An instant that is written apart from the record: creation leaves it empty, updates leave it
   * alone, and the JSON text does not have it.
   *
   * @param <R> the records
   * @param name its name in the table, milliseconds
   * @param property the record's component, an instant or null
   */
  record Apart<R>(String name, String property) implements Column<R> {}
}
