package dev.serai.store.internal.sql;

import dev.serai.core.error.SeraiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes the lookups of audit rows that have none: those of an earlier version of Serai, which had
 * the database before, or made the backup that was restored.
 */
final class AuditBackfill {
  private static final int PAGE = 200;

  /** Of a row that cannot be read: it is not found, and leaves with those before it. */
  private static final AuditLookups UNREADABLE = new AuditLookups(0, null, null, null, null);

  private static final String UPDATE =
      "update audit set at_millis = :atMillis, principal = :principal, action = :action,"
          + " target_hash = :targetHash, outcome = :outcome where number = :number";

  private final Jdbi jdbi;

  AuditBackfill(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes all, some in each transaction, in the order of their numbers: others may do it, too. */
  void run() {
    while (jdbi.inTransaction(AuditBackfill::some)) {}
  }

  private static boolean some(Handle handle) {
    List<Bare> rows =
        handle
            .createQuery(
                "select number, previous_hash, hash, record from audit where at_millis is null"
                    + " fetch first "
                    + PAGE
                    + " rows only")
            .map((row, context) -> new Bare(row.getLong("number"), lookups(row)))
            .stream()
            .sorted(Comparator.comparing(Bare::number))
            .toList();
    if (!rows.isEmpty()) {
      write(rows, handle);
    }
    return !rows.isEmpty();
  }

  private static void write(List<Bare> rows, Handle handle) {
    try (PreparedBatch batch = handle.prepareBatch(UPDATE)) {
      for (Bare row : rows) {
        row.lookups().bind(batch).bind("number", row.number()).add();
      }
      batch.execute();
    }
  }

  private static AuditLookups lookups(ResultSet row) throws SQLException {
    try {
      return AuditLookups.of(AuditRows.record(row).event());
    } catch (SeraiException e) {
      return UNREADABLE;
    }
  }

  private record Bare(long number, AuditLookups lookups) {}
}
