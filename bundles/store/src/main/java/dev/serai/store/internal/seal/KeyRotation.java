package dev.serai.store.internal.seal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.sql.Database;
import dev.serai.store.internal.sql.Transaction;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.generic.GenericType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new data key and seals what stands in secret columns anew, a few rows at a time, while
 * the store is in use. A row that changes meanwhile is left to its writer. The old keys stay, since
 * another replica may still seal with them: run it again to reach those rows.
 */
public final class KeyRotation {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final int ROWS_AT_A_TIME = 100;

  private final Database database;
  private final Keyring keyring;
  private final List<SecretColumn> columns;

  /** A rotation of all columns given. */
  public KeyRotation(Database database, Keyring keyring, List<SecretColumn> columns) {
    this.database = database;
    this.keyring = keyring;
    this.columns = List.copyOf(columns);
  }

  /**
   * Runs to its end; blocks. If it breaks off, running it again goes on with another key.
   *
   * @return how many rows were sealed anew
   */
  public int run() {
    int key = database.transact(transaction -> keyring.add(transaction.handle()));
    database.transact(
        transaction -> {
          keyring.refresh(transaction.handle());
          return null;
        });
    return columns.stream().mapToInt(column -> reseal(column, key)).sum();
  }

  private int reseal(SecretColumn column, int key) {
    int sum = 0;
    String after = "";
    while (true) {
      String from = after;
      Map<String, String> rows = database.read(transaction -> old(transaction, column, key, from));
      if (rows.isEmpty()) {
        return sum;
      }
      for (Map.Entry<String, String> row : rows.entrySet()) {
        sum += resealIfSound(column, row.getKey(), row.getValue());
        after = row.getKey();
      }
    }
  }

  /** A value that is damaged already stays as it is. */
  private int resealIfSound(SecretColumn column, String row, String sealed) {
    try {
      return reseal(column, row, sealed);
    } catch (SeraiException e) {
      if (e.code() != ErrorCode.STORE_DAMAGED) {
        throw e;
      }
      LOG.warn("{} The row {} keeps its old key.", e.getMessage(), row);
      return 0;
    }
  }

  private int reseal(SecretColumn column, String row, String sealed) {
    return database.transact(
        transaction -> {
          SecretPlace place = column.place(row);
          String text = transaction.sealer().open(place, sealed);
          return transaction
              .handle()
              .createUpdate(
                  "update <table> set <column> = :fresh where <key> = :row and <column> = :sealed")
              .define("table", column.table())
              .define("column", column.column())
              .define("key", column.key())
              .bind("fresh", transaction.sealer().seal(place, text))
              .bind("row", row)
              .bind("sealed", sealed)
              .execute();
        });
  }

  private static Map<String, String> old(
      Transaction transaction, SecretColumn column, int key, String after) {
    return transaction
        .handle()
        .createQuery(
            "select <key> as row_key, <column> as sealed from <table>"
                + " where <key> > :after and <column> not like :fresh"
                + " order by <key> fetch first :rows rows only")
        .define("table", column.table())
        .define("column", column.column())
        .define("key", column.key())
        .bind("after", after)
        .bind("fresh", Sealer.prefix(key) + "%")
        .bind("rows", ROWS_AT_A_TIME)
        .setMapKeyColumn("row_key")
        .setMapValueColumn("sealed")
        .collectInto(new GenericType<Map<String, String>>() {});
  }
}
