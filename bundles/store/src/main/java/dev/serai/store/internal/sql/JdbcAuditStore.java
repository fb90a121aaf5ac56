package dev.serai.store.internal.sql;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.AuditStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.RowMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The audit chain as rows. A row apart holds the last number and hash; whoever adds locks it, and
 * it tells when the last rows are gone.
 */
@Component
public final class JdbcAuditStore implements AuditStore {
  private static final int PAGE = 100;

  private final Database database;

  /** The chain in a database. */
  @Activate
  public JdbcAuditStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public long append(AuditEvent event) {
    return database.transact(
        transaction -> {
          End end = end(transaction, " for update");
          AuditRecord record = AuditRecord.chained(end.number() + 1, event, end.hash());
          insert(record, transaction);
          transaction
              .handle()
              .createUpdate("update audit_head set number = :number, hash = :hash where id = 1")
              .bind("number", record.number())
              .bind("hash", record.hash())
              .execute();
          return record.number();
        });
  }

  @Override
  public List<AuditRecord> read(long after, int limit) {
    AuditStore.requireLimit(limit);
    return rows(after, limit, (row, context) -> record(row));
  }

  @Override
  public OptionalLong verify() {
    End end = database.read(transaction -> end(transaction, ""));
    End seen = new End(0, AuditRecord.FIRST);
    while (seen.number() < end.number()) {
      int rows = (int) Math.min(PAGE, end.number() - seen.number());
      List<Optional<AuditRecord>> page = rows(seen.number(), rows, (row, context) -> readable(row));
      for (int i = 0; i < rows; i++) {
        Optional<AuditRecord> record = i < page.size() ? page.get(i) : Optional.empty();
        if (record.isEmpty() || !record.get().follows(seen.number(), seen.hash())) {
          return OptionalLong.of(seen.number() + 1);
        }
        seen = new End(record.get().number(), record.get().hash());
      }
    }
    return seen.equals(end) ? OptionalLong.empty() : OptionalLong.of(seen.number());
  }

  private <T> List<T> rows(long after, int limit, RowMapper<T> mapper) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    "select number, previous_hash, hash, record from audit where number > :after"
                        + " order by number fetch first :limit rows only")
                .bind("after", after)
                .bind("limit", limit)
                .map(mapper)
                .list());
  }

  private static void insert(AuditRecord record, Transaction transaction) {
    transaction
        .handle()
        .createUpdate(
            "insert into audit (number, previous_hash, hash, record)"
                + " values (:number, :previous, :hash, :record)")
        .bind("number", record.number())
        .bind("previous", record.previous())
        .bind("hash", record.hash())
        .bind("record", RecordJson.write(record.event()))
        .execute();
  }

  private static End end(Transaction transaction, String lock) {
    return transaction
        .handle()
        .createQuery("select number, hash from audit_head where id = 1" + lock)
        .map((row, context) -> new End(row.getLong("number"), row.getString("hash")))
        .one();
  }

  private static Optional<AuditRecord> readable(ResultSet row) throws SQLException {
    try {
      return Optional.of(record(row));
    } catch (SeraiException e) {
      return Optional.empty();
    }
  }

  private static AuditRecord record(ResultSet row) throws SQLException {
    long number = row.getLong("number");
    return RecordJson.readable(
        "audit",
        number,
        () ->
            new AuditRecord(
                number,
                RecordJson.read(row.getString("record"), AuditEvent.class),
                row.getString("previous_hash"),
                row.getString("hash")));
  }

  private record End(long number, String hash) {}
}
