package dev.serai.store.internal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes the oldest records of the audit chain, some in each transaction. */
final class AuditPruning {
  private static final int BATCH = 500;

  private final Database database;
  private final long before;

  /**
   * A removal.
   *
   * @param before milliseconds; what is not older ends it
   */
  AuditPruning(Database database, long before) {
    this.database = database;
    this.before = before;
  }

  /** How many were removed. */
  long run() {
    long removed = 0;
    int some;
    do {
      some = database.transact(transaction -> some(transaction.handle()));
      removed += some;
    } while (some == BATCH);
    return removed;
  }

  private int some(Handle handle) {
    ChainEnd begin = ChainEnd.locked(ChainEnd.BEGIN, handle);
    List<Oldest> oldest = oldest(begin, handle).stream().takeWhile(Oldest::leaves).toList();
    if (oldest.isEmpty()) {
      return 0;
    }
    ChainEnd last = oldest.get(oldest.size() - 1).end();
    handle.execute(
        "delete from audit where number > ? and number <= ?", begin.number(), last.number());
    last.move(ChainEnd.BEGIN, handle);
    return oldest.size();
  }

  private List<Oldest> oldest(ChainEnd begin, Handle handle) {
    return handle
        .createQuery(
            "select number, hash, at_millis from audit where number > :number"
                + " order by number fetch first "
                + BATCH
                + " rows only")
        .bind("number", begin.number())
        .map((row, context) -> oldest(row))
        .list();
  }

  /** One whose time is not known stays. */
  private Oldest oldest(ResultSet row) throws SQLException {
    ChainEnd end = new ChainEnd(row.getLong("number"), row.getString("hash"));
    boolean older = row.getLong("at_millis") < before;
    return new Oldest(end, older && !row.wasNull());
  }

  private record Oldest(ChainEnd end, boolean leaves) {}
}
