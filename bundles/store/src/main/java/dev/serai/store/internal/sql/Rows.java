package dev.serai.store.internal.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import dev.serai.store.internal.seal.SecretColumn;
import dev.serai.store.internal.seal.SecretPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.Update;

/**
 * Turns records into rows and back.
 *
 * @param <R> the records
 */
final class Rows<R extends Keyed> {
  private final Table<R> table;
  private final boolean plain;

  Rows(Table<R> table) {
    this.table = table;
    this.plain = table.columns().stream().allMatch(Column.Lookup.class::isInstance);
  }

  /** A statement of the table with all that is written of a record. */
  Update bind(String sql, R value, Transaction transaction) {
    Update update = transaction.handle().createUpdate(sql);
    update.bind("id", value.key()).bind("now", Instant.now().toEpochMilli());
    if (plain) {
      lookups(update, value);
      return record(update, value);
    }
    ObjectNode tree = RecordJson.tree(value);
    lookups(update, value);
    for (Column<R> column : table.columns()) {
      if (column instanceof Column.Secret<R> secret) {
        JsonNode text = tree.remove(secret.property());
        update.bind(secret.name(), seal(secret, value.key(), text, transaction));
      } else if (column instanceof Column.Apart<R> apart) {
        tree.remove(apart.property());
      }
    }
    return record(update, tree);
  }

  /**
   * The record in a row.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_DAMAGED} if it cannot be read
   */
  Versioned<R> read(ResultSet row, Transaction transaction) throws SQLException {
    String key = row.getString("id");
    return RecordJson.readable(
        table.name(),
        key,
        () ->
            new Versioned<>(
                value(row, key, transaction),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created_millis")),
                Instant.ofEpochMilli(row.getLong("updated_millis"))));
  }

  private R value(ResultSet row, String key, Transaction transaction)
      throws SQLException, JsonProcessingException {
    if (plain) {
      return RecordJson.read(SplitText.read(row), table.type());
    }
    ObjectNode tree = RecordJson.tree(SplitText.read(row));
    for (Column<R> column : table.columns()) {
      if (column instanceof Column.Secret<R> secret) {
        String sealed = row.getString(secret.name());
        tree.put(
            secret.property(),
            sealed == null ? null : transaction.sealer().open(place(secret, key), sealed));
      } else if (column instanceof Column.Apart<R> apart) {
        long millis = row.getLong(apart.name());
        tree.put(apart.property(), row.wasNull() ? null : Instant.ofEpochMilli(millis).toString());
      }
    }
    return RecordJson.read(tree, table.type());
  }

  private static Update record(Update update, Object json) {
    SplitText text = SplitText.of(RecordJson.write(json));
    return update.bind("record", text.begin()).bind("recordRest", text.rest());
  }

  private void lookups(Update update, R value) {
    for (Column<R> column : table.columns()) {
      if (column instanceof Column.Lookup<R> lookup) {
        update.bind(lookup.name(), lookup.value().apply(value));
      }
    }
  }

  private String seal(Column.Secret<R> secret, String key, JsonNode text, Transaction transaction) {
    return text == null || text.isNull()
        ? null
        : transaction.sealer().seal(place(secret, key), text.textValue());
  }

  private SecretPlace place(Column.Secret<R> secret, String key) {
    return new SecretColumn(table.name(), "id", secret.name()).place(key);
  }
}
