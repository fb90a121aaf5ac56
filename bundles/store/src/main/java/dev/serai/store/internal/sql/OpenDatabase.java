package dev.serai.store.internal.sql;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.StoreChange;
import dev.serai.store.internal.replica.Heard;
import dev.serai.store.internal.replica.Listening;
import dev.serai.store.internal.replica.PostgresReplicas;
import dev.serai.store.internal.replica.Replicas;
import dev.serai.store.internal.schema.Schema;
import dev.serai.store.internal.schema.SchemaVersion;
import dev.serai.store.internal.seal.Keyring;
import dev.serai.store.internal.seal.MasterKeySource;
import dev.serai.store.internal.seal.Sealer;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that was brought forward and whose keys are open. */
public final class OpenDatabase implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

  private final Jdbi jdbi;
  private final StatementCount count;
  private final Keyring keyring;
  private final Replicas replicas;
  private final WriterTurn turn;
  private final Consumer<List<StoreChange>> published;

  private OpenDatabase(
      Jdbi jdbi,
      StatementCount count,
      Keyring keyring,
      Replicas replicas,
      WriterTurn turn,
      Consumer<List<StoreChange>> published) {
    this.jdbi = jdbi;
    this.count = count;
    this.keyring = keyring;
    this.replicas = replicas;
    this.turn = turn;
    this.published = published;
  }

  /**
   * Brings the schema forward and opens the keys; blocks meanwhile.
   *
   * @param dataSource a pool
   * @param source where the master key is
   * @param queryLimit how long a statement may take, rounded up to seconds
   * @param published hears of the changes of each transaction that is committed, or may be, on its
   *     thread
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE}, or what an operator has
   *     to mend: {@code STORE_KEY}, {@code STORE_NEWER}, {@code STORE_DAMAGED}
   */
  public static OpenDatabase open(
      DataSource dataSource,
      MasterKeySource source,
      Duration queryLimit,
      Consumer<List<StoreChange>> published) {
    try {
      new Schema(dataSource).bringForward();
      Jdbi jdbi = Jdbi.create(dataSource);
      StatementCount count = new StatementCount();
      jdbi.setSqlLogger(count);
      jdbi.getConfig(SqlStatements.class)
          .setQueryTimeout(Math.toIntExact(queryLimit.plusMillis(999).toSeconds()));
      new AuditBackfill(jdbi).run();
      Keyring keyring = jdbi.inTransaction(handle -> Keyring.open(handle, source));
      boolean shared = jdbi.withHandle(OpenDatabase::isPostgres);
      Replicas replicas =
          shared
              ? jdbi.withHandle(handle -> PostgresReplicas.of(dataSource, handle))
              : Replicas.NONE;
      WriterTurn turn = shared ? WriterTurn.anyTime() : WriterTurn.oneAtATime(queryLimit);
      OpenDatabase open = new OpenDatabase(jdbi, count, keyring, replicas, turn, published);
      open.product();
      return open;
    } catch (JdbiException | org.flywaydb.core.api.FlywayException e) {
      throw SqlErrors.translate(e);
    }
  }

  @Override
  public <T> T transact(Work<T> work) {
    return turn.take(() -> transact(TransactionIsolationLevel.UNKNOWN, work));
  }

  @Override
  public <T> T read(Work<T> work) {
    return transact(TransactionIsolationLevel.UNKNOWN, work);
  }

  /**
   * Runs reads that all see the database as it is at one moment; nobody waits for them.
   *
   * @param work what to read
   * @return what it found
   * @throws dev.serai.core.error.SeraiException as {@link #transact} does
   */
  public <T> T snapshot(Work<T> work) {
    return transact(TransactionIsolationLevel.SERIALIZABLE, work);
  }

  private <T> T transact(TransactionIsolationLevel level, Work<T> work) {
    AtomicReference<Done<T>> done = new AtomicReference<>();
    try {
      jdbi.useTransaction(level, handle -> done.set(run(work, handle)));
    } catch (JdbiException e) {
      if (done.get() != null && !done.get().changes().isEmpty()) {
        replicas.tellMyself();
        published.accept(done.get().changes());
      }
      throw SqlErrors.translate(e);
    }
    published.accept(done.get().changes());
    return done.get().found();
  }

  @Override
  public <T> T each(Work<T> work) {
    return turn.take(() -> withHandle(work));
  }

  private <T> T withHandle(Work<T> work) {
    try {
      return jdbi.withHandle(
          handle -> work.run(new Transaction(handle, new Sealer(keyring, handle))));
    } catch (JdbiException e) {
      throw SqlErrors.translate(e);
    }
  }

  /** Begins to hear of what other replicas change, until the listening is closed. */
  public Listening listen(Heard heard) {
    return replicas.listen(heard);
  }

  /**
   * Product and version.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} if it is away, or cannot
   *     be written
   */
  public String product() {
    if (read(transaction -> ReadOnly.is(transaction.handle().getConnection()))) {
      letGo();
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The database is read only.");
    }
    return read(transaction -> transaction.handle().queryMetadata(OpenDatabase::nameOf));
  }

  /** H2 looks whether it may write to a file when it opens it, and not again. */
  private void letGo() {
    try {
      jdbi.useHandle(handle -> handle.execute("shutdown"));
    } catch (JdbiException e) {
      LOG.debug("A database that is read only was closed", e);
    }
  }

  /** What an operator may want to know of it. */
  public DatabaseFacts facts() {
    long statements = count.value();
    return read(
        transaction -> {
          Handle handle = transaction.handle();
          return new DatabaseFacts(
              DatabaseFacts.address(handle.queryMetadata(DatabaseMetaData::getURL)),
              SchemaVersion.in(handle).number(),
              handle.createQuery("select count(*) from data_key").mapTo(Integer.class).one(),
              statements);
        });
  }

  /** The keys, for their rotation. */
  public Keyring keyring() {
    return keyring;
  }

  private <T> Done<T> run(Work<T> work, Handle handle) {
    Transaction transaction = new Transaction(handle, new Sealer(keyring, handle));
    T found = work.run(transaction);
    replicas.tell(handle, transaction.changes());
    return new Done<>(found, transaction.changes());
  }

  private static boolean isPostgres(Handle handle) {
    return handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("PostgreSQL");
  }

  private static String nameOf(DatabaseMetaData data) throws java.sql.SQLException {
    return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
  }

  private record Done<T>(T found, List<StoreChange> changes) {}
}
