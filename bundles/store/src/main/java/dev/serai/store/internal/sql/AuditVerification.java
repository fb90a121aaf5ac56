package dev.serai.store.internal.sql;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * One walk along the audit chain, a few rows at a time; records are added and the oldest removed
 * meanwhile. For one thread.
 */
final class AuditVerification {
  private static final int PAGE = 100;

  private final Database database;
  private ChainEnd seen;
  private ChainEnd end;

  AuditVerification(Database database) {
    this.database = database;
  }

  /** The first number that is wrong. */
  OptionalLong run() {
    begin();
    OptionalLong removed = removed();
    if (removed.isPresent()) {
      return removed;
    }
    while (seen.number() < end.number()) {
      OptionalLong broken = page();
      if (broken.isPresent() && !left(broken.getAsLong())) {
        return broken;
      }
    }
    OptionalLong added = added();
    return added.isPresent() || seen.equals(end) ? added : OptionalLong.of(seen.number());
  }

  private void begin() {
    seen = database.read(transaction -> ChainEnd.at(ChainEnd.BEGIN, transaction.handle()));
    end = database.read(transaction -> ChainEnd.at(ChainEnd.END, transaction.handle()));
  }

  /** What stands where records were removed. */
  private OptionalLong removed() {
    return number("select min(number) from audit where number <= :number", seen);
  }

  /** What stands behind the end. */
  private OptionalLong added() {
    OptionalLong last = number("select max(number) from audit where number > :number", seen);
    ChainEnd now = database.read(transaction -> ChainEnd.at(ChainEnd.END, transaction.handle()));
    return last.isPresent() && last.getAsLong() > now.number()
        ? number("select min(number) from audit where number > :number", now)
        : OptionalLong.empty();
  }

  private OptionalLong page() {
    int rows = (int) Math.min(PAGE, end.number() - seen.number());
    List<Optional<AuditRecord>> page =
        database.read(transaction -> page(transaction.handle(), rows));
    for (int i = 0; i < rows; i++) {
      Optional<AuditRecord> record = i < page.size() ? page.get(i) : Optional.empty();
      if (record.isEmpty() || !record.get().follows(seen.number(), seen.hash())) {
        return OptionalLong.of(seen.number() + 1);
      }
      seen = new ChainEnd(record.get().number(), record.get().hash());
    }
    return OptionalLong.empty();
  }

  private List<Optional<AuditRecord>> page(Handle handle, int rows) {
    return new AuditRows(handle).after(seen.number(), rows, (row, context) -> intact(row));
  }

  /** Whether a record that is missing has left meanwhile; the walk goes on behind it then. */
  private boolean left(long number) {
    ChainEnd begin =
        database.read(transaction -> ChainEnd.at(ChainEnd.BEGIN, transaction.handle()));
    if (begin.number() < number) {
      return false;
    }
    begin();
    return true;
  }

  private OptionalLong number(String sql, ChainEnd than) {
    return database
        .read(
            transaction ->
                transaction
                    .handle()
                    .createQuery(sql)
                    .bind("number", than.number())
                    .mapTo(Long.class)
                    .findOne())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** The record of a row that can be read and is found by what it says. */
  private static Optional<AuditRecord> intact(ResultSet row) throws SQLException {
    try {
      AuditRecord record = AuditRows.record(row);
      boolean found = AuditLookups.of(record.event()).equals(AuditLookups.of(row));
      return found ? Optional.of(record) : Optional.empty();
    } catch (SeraiException e) {
      return Optional.empty();
    }
  }
}
