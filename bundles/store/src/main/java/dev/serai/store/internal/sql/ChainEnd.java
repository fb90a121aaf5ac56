package dev.serai.store.internal.sql;

import org.jdbi.v3.core.Handle;

/**
 * Where the audit chain begins, behind what was removed, or where it ends: a row apart from its
 * records.
 *
 * @param number of the record before the first one, or of the last one
 * @param hash of that record
 */
record ChainEnd(long number, String hash) {
  /** The row of the beginning. */
  static final int BEGIN = 0;

  /** The row of the end. */
  static final int END = 1;

  /** What a row tells. */
  static ChainEnd at(int row, Handle handle) {
    return read("select number, hash from audit_head where id = :row", row, handle);
  }

  /** The same, and nobody else gets it for change before the transaction ends. */
  static ChainEnd locked(int row, Handle handle) {
    return read("select number, hash from audit_head where id = :row for update", row, handle);
  }

  /** Writes this into a row. */
  void move(int row, Handle handle) {
    handle.execute("update audit_head set number = ?, hash = ? where id = ?", number, hash, row);
  }

  private static ChainEnd read(String sql, int row, Handle handle) {
    return handle
        .createQuery(sql)
        .bind("row", row)
        .map((found, context) -> new ChainEnd(found.getLong("number"), found.getString("hash")))
        .one();
  }
}
