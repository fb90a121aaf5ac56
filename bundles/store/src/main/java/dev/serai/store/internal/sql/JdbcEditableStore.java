package dev.serai.store.internal.sql;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that people edit as rows of one table; what is particular to a concern is its {@link
 * Table}.
 *
 * @param <R> the records
 */
abstract class JdbcEditableStore<R extends Keyed> implements EditableStore<R> {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcEditableStore.class);
  private static final int FETCH_ROWS = 1_000;
  private static final String DUPLICATE = "23505";

  private final Database database;
  private final Table<R> table;
  private final Rows<R> rows;

  JdbcEditableStore(Database database, Table<R> table) {
    this.database = database;
    this.table = table;
    this.rows = new Rows<>(table);
  }

  @Override
  public Optional<Versioned<R>> find(String key) {
    return findBy("id", key);
  }

  @Override
  public Optional<Versioned<R>> findLocked(String key) {
    return storable(key)
        ? database.transact(transaction -> row("id", key, " for update", transaction))
        : Optional.empty();
  }

  @Override
  public List<Versioned<R>> findAll(Collection<String> keys) {
    List<String> wanted = keys.stream().filter(JdbcEditableStore::storable).distinct().toList();
    return IntStream.iterate(0, from -> from < wanted.size(), from -> from + FETCH_ROWS)
        .mapToObj(from -> wanted.subList(from, Math.min(from + FETCH_ROWS, wanted.size())))
        .flatMap(some -> readable(" where id in (<keys>)", q -> q.bindList("keys", some)).stream())
        .toList();
  }

  @Override
  public List<Versioned<R>> all() {
    return readable("", query -> query).stream()
        .sorted(Comparator.comparing(record -> record.value().key()))
        .toList();
  }

  @Override
  public List<Versioned<R>> page(String after, int limit) {
    EditableStore.requireLimit(limit);
    return database.read(
        transaction -> {
          List<Versioned<R>> page = new ArrayList<>();
          Chunk<R> chunk = new Chunk<>(List.of(), after, true);
          while (page.size() < limit && chunk.more()) {
            chunk = chunk(chunk.last(), limit - page.size(), transaction);
            page.addAll(chunk.readable());
          }
          return List.copyOf(page);
        });
  }

  @Override
  public Versioned<R> create(R value) {
    return database.transact(
        transaction -> {
          execute(rows.bind(table.insert(), value, transaction), value.key());
          return saved(value.key(), transaction);
        });
  }

  @Override
  public Versioned<R> update(R value, long version) {
    return database.transact(
        transaction -> {
          Update update = rows.bind(table.update(), value, transaction).bind("version", version);
          if (execute(update, value.key()) == 0) {
            throw missed(value.key(), transaction);
          }
          return saved(value.key(), transaction);
        });
  }

  @Override
  public void delete(String key, long version) {
    if (!storable(key)) {
      throw notFound(key);
    }
    database.transact(
        transaction -> {
          Update delete = transaction.handle().createUpdate(table.delete());
          if (delete.bind("id", key).bind("version", version).execute() == 0) {
            throw missed(key, transaction);
          }
          transaction.changed(StoreChange.deleted(table.concern(), key));
          return null;
        });
  }

  /** The record with a value in a column that has it once. */
  final Optional<Versioned<R>> findBy(String column, String value) {
    return storable(value)
        ? database.read(transaction -> row(column, value, "", transaction))
        : Optional.empty();
  }

  /** The records with a value in a column, in the order of their keys. */
  final List<Versioned<R>> findAllBy(String column, String value) {
    return storable(value)
        ? readable(" where " + column + " = :value order by id", q -> q.bind("value", value))
        : List.of();
  }

  /** How they are stored. */
  final Table<R> table() {
    return table;
  }

  /** Where the rows are. */
  final Database database() {
    return database;
  }

  /** There is no such record. */
  final SeraiException notFound(String key) {
    String what = key.length() > Keyed.MAX_KEY ? "such record" : "\"" + key + "\"";
    return new SeraiException(
        ErrorCode.NOT_FOUND, "There is no " + what + " among the " + table.concern() + ".");
  }

  /** PostgreSQL refuses a statement that asks for what cannot be in it. */
  private static boolean storable(String value) {
    return value.indexOf('\0') < 0;
  }

  private Optional<Versioned<R>> row(
      String column, String value, String lock, Transaction transaction) {
    return transaction
        .handle()
        .createQuery(table.select() + " where " + column + " = :value" + lock)
        .bind("value", value)
        .map((row, context) -> rows.read(row, transaction))
        .findOne();
  }

  private Versioned<R> saved(String key, Transaction transaction) {
    transaction.changed(StoreChange.saved(table.concern(), key));
    return row("id", key, "", transaction).orElseThrow();
  }

  private List<Versioned<R>> readable(String condition, UnaryOperator<Query> bind) {
    return database.read(
        transaction ->
            bind
                .apply(transaction.handle().createQuery(table.select() + condition))
                .setFetchSize(FETCH_ROWS)
                .map((row, context) -> readable(row, transaction))
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  private Chunk<R> chunk(String after, int limit, Transaction transaction) {
    List<Versioned<R>> readable = new ArrayList<>();
    String from = after == null ? "" : " where id > :after";
    Query query =
        transaction
            .handle()
            .createQuery(table.select() + from + " order by id fetch first :limit rows only");
    List<String> keys =
        (after == null ? query : query.bind("after", after))
            .bind("limit", limit)
            .map(
                (row, context) -> {
                  readable(row, transaction).ifPresent(readable::add);
                  return row.getString("id");
                })
            .list();
    boolean more = keys.size() == limit;
    return new Chunk<>(readable, more ? keys.get(limit - 1) : after, more);
  }

  private Optional<Versioned<R>> readable(ResultSet row, Transaction transaction)
      throws SQLException {
    try {
      return Optional.of(rows.read(row, transaction));
    } catch (SeraiException e) {
      LOG.warn("{} It is left out of the {}; restore it", e.getMessage(), table.concern());
      return Optional.empty();
    }
  }

  private int execute(Update update, String key) {
    try {
      return update.execute();
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState())) {
        throw new SeraiException(
            ErrorCode.ALREADY_EXISTS,
            "\""
                + key
                + "\", or what it has to have alone, is taken among the "
                + table.concern()
                + ".");
      }
      throw e;
    }
  }

  private SeraiException missed(String key, Transaction transaction) {
    return transaction
        .handle()
        .createQuery("select version from " + table.name() + " where id = :id")
        .bind("id", key)
        .mapTo(Long.class)
        .findOne()
        .map(
            version ->
                new SeraiException(
                    ErrorCode.CHANGED_MEANWHILE,
                    "\""
                        + key
                        + "\" among the "
                        + table.concern()
                        + " is at version "
                        + version
                        + " now."))
        .orElseGet(() -> notFound(key));
  }

  /** Rows that follow each other: those that can be read, the last key, and whether more follow. */
  private record Chunk<R extends Keyed>(List<Versioned<R>> readable, String last, boolean more) {}
}
