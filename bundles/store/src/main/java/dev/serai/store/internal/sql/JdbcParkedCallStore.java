package dev.serai.store.internal.sql;

import dev.serai.core.store.ParkedCallRecord;
import dev.serai.core.store.ParkedCallStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Parked calls as rows. */
@Component
public final class JdbcParkedCallStore implements ParkedCallStore {
  private static final String INSERT =
      "insert into parked_call (id, expires_millis, record) values (:id, :expires, :record)"
          + " on conflict do nothing";
  private static final String UPDATE =
      "update parked_call set expires_millis = :expires, record = :record where id = :id";

  private final Database database;

  /** Parked calls in a database. */
  @Activate
  public JdbcParkedCallStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void save(ParkedCallRecord call) {
    database.transact(
        transaction -> {
          if (write(INSERT, call, transaction) == 0) {
            write(UPDATE, call, transaction);
          }
          return null;
        });
  }

  @Override
  public void delete(String id) {
    database.transact(
        transaction -> transaction.handle().execute("delete from parked_call where id = ?", id));
  }

  @Override
  public Optional<ParkedCallRecord> find(String id) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("select id, record from parked_call where id = :id")
                .bind("id", id)
                .map((row, context) -> record(row))
                .findOne());
  }

  @Override
  public int deleteExpired(Instant now) {
    return database.transact(
        transaction ->
            transaction
                .handle()
                .execute("delete from parked_call where expires_millis < ?", now.toEpochMilli()));
  }

  private static int write(String sql, ParkedCallRecord call, Transaction transaction) {
    return transaction
        .handle()
        .createUpdate(sql)
        .bind("id", call.id())
        .bind("expires", call.expires().toEpochMilli())
        .bind("record", RecordJson.write(call))
        .execute();
  }

  private static ParkedCallRecord record(ResultSet row) throws SQLException {
    return RecordJson.readable(
        "parked_call",
        row.getString("id"),
        () -> RecordJson.read(row.getString("record"), ParkedCallRecord.class));
  }
}
