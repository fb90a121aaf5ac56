package dev.serai.store.internal.backup;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/**
 * A column of a table as it is in a database.
 *
 * @param name in lower case
 * @param kind what is in it
 */
record StoredColumn(String name, Kind kind) {

  /** Kinds of values that backups know. */
  enum Kind {
    TEXT,
    WHOLE
  }

  /** All columns of a table, in its order. */
  static List<StoredColumn> of(Handle handle, StoredTable table) {
    return handle
        .createQuery("select * from " + table.name() + " where 1 = 0")
        .scanResultSet((rows, context) -> columns(rows.get().getMetaData()));
  }

  /** The value in a row. */
  Object read(ResultSet row) throws SQLException {
    if (kind == Kind.TEXT) {
      return row.getString(name);
    }
    long whole = row.getLong(name);
    return row.wasNull() ? null : whole;
  }

  /** Whether a value, null included, can be in it. */
  boolean takes(Object value) {
    return value == null || value instanceof String == (kind == Kind.TEXT);
  }

  /** A value for a statement. */
  Argument argument(Object value) {
    if (kind == Kind.TEXT) {
      return (position, statement, context) -> statement.setString(position, (String) value);
    }
    return (position, statement, context) -> statement.setObject(position, value, Types.BIGINT);
  }

  private static List<StoredColumn> columns(ResultSetMetaData data) throws SQLException {
    List<StoredColumn> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      String name = data.getColumnName(i).toLowerCase(Locale.ROOT);
      columns.add(new StoredColumn(name, kind(name, data.getColumnType(i))));
    }
    return columns;
  }

  private static Kind kind(String name, int type) {
    return switch (type) {
      case Types.VARCHAR, Types.CLOB, Types.LONGVARCHAR -> Kind.TEXT;
      case Types.BIGINT, Types.INTEGER -> Kind.WHOLE;
      default ->
          throw new IllegalStateException(
              "Backups do not know the type " + type + " of the column " + name);
    };
  }
}
