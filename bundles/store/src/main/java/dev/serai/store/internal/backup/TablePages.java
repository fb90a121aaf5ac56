package dev.serai.store.internal.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads a table a few rows at a time, in the order of its key. */
final class TablePages {
  private static final int PAGE = 50;

  private final Handle handle;
  private final StoredTable table;
  private final List<StoredColumn> columns;
  private final int key;
  private Object last;

  TablePages(Handle handle, StoredTable table) {
    this.handle = handle;
    this.table = table;
    this.columns = StoredColumn.of(handle, table);
    this.key = names().indexOf(table.key());
  }

  /** The columns' names. */
  List<String> names() {
    return columns.stream().map(StoredColumn::name).toList();
  }

  /** The next rows; none are left when it is empty. */
  List<List<Object>> next() {
    List<List<Object>> rows = query().map((row, context) -> read(row)).list();
    if (!rows.isEmpty()) {
      last = rows.get(rows.size() - 1).get(key);
    }
    return rows;
  }

  private Query query() {
    String order = " order by " + table.key() + " fetch first " + PAGE + " rows only";
    String all = "select * from " + table.name();
    return last == null
        ? handle.createQuery(all + order)
        : handle.createQuery(all + " where " + table.key() + " > :last" + order).bind("last", last);
  }

  private List<Object> read(ResultSet row) throws SQLException {
    List<Object> values = new ArrayList<>(columns.size());
    for (StoredColumn column : columns) {
      values.add(column.read(row));
    }
    return values;
  }
}
