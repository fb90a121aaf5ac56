package dev.serai.store.internal.sql;

import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The records of the audit chain as rows. */
final class AuditRows {
  private static final String SELECT =
      "select number, previous_hash, hash, record, " + AuditLookups.COLUMNS + " from audit";
  private static final String INSERT =
      "insert into audit (number, previous_hash, hash, record, "
          + AuditLookups.COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Handle handle;

  /** Those of a database. */
  AuditRows(Handle handle) {
    this.handle = handle;
  }

  /** Adds some; by JDBC itself, since every call of a tool adds one and named values cost more. */
  void insert(List<AuditRecord> records) {
    try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
      insert.setQueryTimeout(handle.getConfig(SqlStatements.class).getQueryTimeout());
      for (AuditRecord record : records) {
        insert.setLong(1, record.number());
        insert.setString(2, record.previous());
        insert.setString(3, record.hash());
        insert.setString(4, RecordJson.write(record.event()));
        AuditLookups.of(record.event()).set(insert, 5);
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  /** Those behind a number, in their order. */
  <T> List<T> after(long number, int limit, RowMapper<T> mapper) {
    return handle
        .createQuery(
            SELECT + " where number > :number order by number fetch first :limit rows only")
        .bind("number", number)
        .bind("limit", limit)
        .map(mapper)
        .list();
  }

  /** Those before a number that are looked for, the newest first. */
  List<AuditRecord> find(AuditQuery query, long before, int limit) {
    AuditConditions conditions = AuditConditions.of(query);
    return handle
        .createQuery(
            SELECT
                + " where number < :number"
                + conditions.sql()
                + conditions.order()
                + " fetch first :limit rows only")
        .bindMap(conditions.values())
        .bind("number", before)
        .bind("limit", limit)
        .map((row, context) -> record(row))
        .list();
  }

  /**
   * The record in a row.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_DAMAGED} if it cannot be read
   */
  static AuditRecord record(ResultSet row) throws SQLException {
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
}
