package dev.serai.store.internal.sql;

import dev.serai.core.store.TaskRecord;
import dev.serai.core.store.TaskStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whose tasks are, as rows. */
@Component
public final class JdbcTaskStore implements TaskStore {
  private static final String INSERT =
      "insert into task_owner (id, principal, tool, expires_millis)"
          + " values (:id, :principal, :tool, :expires) on conflict do nothing";
  private static final String SELECT =
      "select id, principal, tool, expires_millis from task_owner where expires_millis > :after"
          + " order by expires_millis desc, id limit :limit";
  private static final String UPDATE =
      "update task_owner set principal = :principal, tool = :tool, expires_millis = :expires"
          + " where id = :id";

  private final Database database;

  /** Tasks in a database. */
  @Activate
  public JdbcTaskStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<TaskRecord> load(Instant after, int limit) {
    List<TaskRecord> latestFirst =
        database.read(
            transaction ->
                transaction
                    .handle()
                    .createQuery(SELECT)
                    .bind("after", after.toEpochMilli())
                    .bind("limit", limit)
                    .map((row, context) -> record(row))
                    .list());
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  @Override
  public void save(TaskRecord task) {
    database.transact(
        transaction -> {
          if (write(INSERT, task, transaction) == 0) {
            write(UPDATE, task, transaction);
          }
          return null;
        });
  }

  @Override
  public void delete(String id) {
    database.transact(
        transaction -> transaction.handle().execute("delete from task_owner where id = ?", id));
  }

  @Override
  public void deleteExpired(Instant by) {
    database.transact(
        transaction ->
            transaction
                .handle()
                .execute("delete from task_owner where expires_millis <= ?", by.toEpochMilli()));
  }

  private static int write(String sql, TaskRecord task, Transaction transaction) {
    return transaction
        .handle()
        .createUpdate(sql)
        .bind("id", task.id())
        .bind("principal", task.principal())
        .bind("tool", task.tool())
        .bind("expires", task.expires().toEpochMilli())
        .execute();
  }

  private static TaskRecord record(ResultSet row) throws SQLException {
    return new TaskRecord(
        row.getString("id"),
        row.getString("principal"),
        row.getString("tool"),
        Instant.ofEpochMilli(row.getLong("expires_millis")));
  }
}
