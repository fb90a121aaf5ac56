package dev.serai.store.internal.backup;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param taken when, ISO 8601
 * @param database product and version that it was taken from
 * @param rows how many of each table; the end of the audit chain is no record
 * @param bytes the size of the file
 */
public record BackupSummary(String taken, String database, Map<String, Long> rows, long bytes) {
  /** The rows do not change any more. */
  public BackupSummary {
    rows = new LinkedHashMap<>(rows);
    rows.remove(StoredTable.AUDIT_HEAD);
  }

  /** Rows of all tables. */
  public long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
