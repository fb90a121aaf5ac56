package dev.serai.store.internal.seal;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where a sealed value stands. It is sealed in as associated data, so that a value moved to another
 * row or column does not open there.
 *
 * @param table the table
 * @param row the row's key
 * @param column the column
 */
public record SecretPlace(String table, String row, String column) {
  /** Every part is there. */
  public SecretPlace {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(row, "row");
    Objects.requireNonNull(column, "column");
  }

  /** Each part preceded by its length: no two places have the same bytes. */
  byte[] associatedData() {
    return (part(table) + part(row) + part(column)).getBytes(StandardCharsets.UTF_8);
  }

  private static String part(String text) {
    return text.length() + ":" + text;
  }
}
