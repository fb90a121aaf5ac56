package dev.serai.store.internal.backup;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A line behind the first one. */
sealed interface BackupLine {

  /**
   * The rows that follow are of this table.
   *
   * @param table its name
   * @param columns their names, in the order of the rows' values
   */
  record Begin(String table, List<String> columns) implements BackupLine {
    public Begin {
      Objects.requireNonNull(table, "table");
      Objects.requireNonNull(columns, "columns");
    }
  }

  /**
   * A row.
   *
   * @param values texts, whole numbers and nulls
   */
  record Row(List<Object> values) implements BackupLine {}

  /**
   * The last line.
   *
   * @param rows how many there are of each table
   * @param sha256 of all lines before, each with its line end, in hexadecimal digits
   */
  record End(Map<String, Long> rows, String sha256) implements BackupLine {
    public End {
      Objects.requireNonNull(rows, "rows");
      Objects.requireNonNull(sha256, "sha256");
    }
  }
}
