package dev.serai.store.internal.backup;

import dev.serai.core.store.AuditRecord;
import dev.serai.store.internal.seal.KeyTransfer;
import dev.serai.store.internal.seal.Renumbering;
import dev.serai.store.internal.sql.FenceFloor;
import dev.serai.store.internal.sql.TableLocks;
import dev.serai.store.internal.sql.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** Replaces the contents of a database within one transaction. */
final class Replacement {
  private final Transaction transaction;
  private final Handle handle;
  private final BackupInput input;

  Replacement(Transaction transaction, BackupInput input) {
    this.transaction = transaction;
    this.handle = transaction.handle();
    this.input = input;
  }

  void run(KeyTransfer keys, LongConsumer progress) {
    TableLocks.take(handle, Stream.concat(names(), Stream.of("lease", "data_key")).toList());
    handle.getConfig(SqlStatements.class).setQueryTimeout(0);
    Renumbering renumbering = keys.into(handle);
    names().forEach(table -> handle.execute("delete from " + table));
    try {
      load(renumbering, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    beginAuditChain();
    new FenceFloor(handle).raise(floor());
    StoredTable.ALL.forEach(table -> table.anything().ifPresent(transaction::changed));
  }

  private static Stream<String> names() {
    return StoredTable.ALL.stream().map(StoredTable::name);
  }

  private void load(Renumbering renumbering, LongConsumer progress) throws IOException {
    TableLoad load = null;
    long rows = 0;
    while (true) {
      BackupLine line = input.next();
      if (line instanceof BackupLine.Row row) {
        load.add(row.values());
        progress.accept(++rows);
        continue;
      }
      if (load != null) {
        load.flush();
      }
      if (line instanceof BackupLine.End) {
        return;
      }
      load = load((BackupLine.Begin) line, renumbering);
    }
  }

  private TableLoad load(BackupLine.Begin begin, Renumbering renumbering) {
    return StoredTable.ALL.stream()
        .filter(table -> table.name().equals(begin.table()))
        .findFirst()
        .map(table -> new TableLoad(handle, table, begin.columns(), renumbering))
        .orElseThrow(
            () -> BackupInput.damaged("this version of Serai has no table " + begin.table() + "."));
  }

  /** A backup from before there was a chain has no ends of it, or not the first one. */
  private void beginAuditChain() {
    for (int end : List.of(0, 1)) {
      handle.execute(
          "insert into audit_head (id, number, hash) values (?, 0, ?) on conflict do nothing",
          end,
          AuditRecord.FIRST);
    }
  }

  /**
   * Higher than any fence that either database gave, or the backup's gave after it was taken: less
   * than one is given in a microsecond.
   */
  private long floor() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return Math.max(now, Math.max(new FenceFloor(handle).highest(), input.header().highestFence()));
  }
}
