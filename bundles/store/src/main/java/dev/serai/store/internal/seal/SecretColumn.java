package dev.serai.store.internal.seal;

/**
 * A column of sealed values.
 *
 * @param table the table
 * @param key the column that holds the row's key, a text
 * @param column the sealed column
 */
public record SecretColumn(String table, String key, String column) {
  /** Where the value of a row stands. */
  public SecretPlace place(String row) {
    return new SecretPlace(table, row, column);
  }
}
