package dev.serai.store.internal.backup;

import dev.serai.store.internal.seal.Renumbering;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the rows of one table, many at a time. */
final class TableLoad {
  private static final int MAX_ROWS = 500;
  private static final int MAX_CHARACTERS = 4 << 20;

  private final Handle handle;
  private final List<StoredColumn> columns;
  private final String insert;
  private final int sealed;
  private final Renumbering renumbering;
  private PreparedBatch batch;
  private int characters;

  /**
   * A load into a table.
   *
   * @param names the columns of the rows to come
   * @param renumbering of the keys that their sealed values name
   */
  TableLoad(Handle handle, StoredTable table, List<String> names, Renumbering renumbering) {
    this.handle = handle;
    this.renumbering = renumbering;
    List<StoredColumn> there = StoredColumn.of(handle, table);
    columns = names.stream().map(name -> find(table, there, name)).toList();
    sealed = table.sealedColumn().map(names::indexOf).orElse(-1);
    insert =
        "insert into "
            + table.name()
            + (" (" + String.join(", ", names) + ") values (")
            + (String.join(", ", Collections.nCopies(names.size(), "?")) + ")");
  }

  void add(List<Object> values) {
    if (values.size() != columns.size()) {
      throw BackupInput.damaged("a row has not as many values as its table has columns.");
    }
    if (batch == null) {
      batch = handle.prepareBatch(insert);
    }
    for (int i = 0; i < values.size(); i++) {
      bind(i, values.get(i));
    }
    batch.add();
    if (batch.size() == MAX_ROWS || characters > MAX_CHARACTERS) {
      flush();
    }
  }

  /** Writes what is left. */
  void flush() {
    if (batch != null) {
      batch.execute();
      batch.close();
      batch = null;
      characters = 0;
    }
  }

  private void bind(int i, Object value) {
    StoredColumn column = columns.get(i);
    if (!column.takes(value)) {
      throw BackupInput.damaged("a value of the column " + column.name() + " is of another kind.");
    }
    Object written = i == sealed && value != null ? renumbering.apply((String) value) : value;
    characters += written instanceof String text ? text.length() : 0;
    batch.bind(i, column.argument(written));
  }

  private static StoredColumn find(StoredTable table, List<StoredColumn> there, String name) {
    return there.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                BackupInput.damaged(
                    "this version of Serai has no column " + name + " in " + table.name() + "."));
  }
}
