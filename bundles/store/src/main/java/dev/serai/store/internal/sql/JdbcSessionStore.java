package dev.serai.store.internal.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.SessionRecord;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.StoreChange;
import dev.serai.store.internal.seal.SecretColumn;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Update;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Client sessions as rows, the session id sealed. */
@Component
public final class JdbcSessionStore implements SessionStore {
  /** Where the session ids are. */
  public static final SecretColumn SECRET =
      new SecretColumn("client_session", "owner", "sealed_id");

  private static final Logger LOG = LoggerFactory.getLogger(JdbcSessionStore.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Set<String>>> SUBSCRIPTIONS =
      new TypeReference<>() {};
  private static final String INSERT =
      "insert into client_session (owner, sealed_id, principal, gateway, server, version,"
          + " capabilities, client_info, log_level, subscriptions)"
          + " values (:owner, :sealedId, :principal, :gateway, :server, :version,"
          + " :capabilities, :clientInfo, :logLevel, :subscriptions) on conflict do nothing";
  private static final String UPDATE =
      "update client_session set sealed_id = :sealedId, principal = :principal,"
          + " gateway = :gateway, server = :server, version = :version,"
          + " capabilities = :capabilities, client_info = :clientInfo, log_level = :logLevel,"
          + " subscriptions = :subscriptions where owner = :owner";

  private final Database database;

  /** Sessions in a database. */
  @Activate
  public JdbcSessionStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<SessionRecord> load() {
    return database
        .read(
            transaction ->
                transaction
                    .handle()
                    .createQuery("select * from client_session")
                    .map((row, context) -> read(row, transaction))
                    .list())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void save(SessionRecord record) {
    database.transact(
        transaction -> {
          if (bind(INSERT, record, transaction).execute() == 0) {
            bind(UPDATE, record, transaction).execute();
          }
          transaction.changed(StoreChange.saved(CONCERN, record.owner()));
          return null;
        });
  }

  @Override
  public void delete(String owner) {
    database.transact(
        transaction -> {
          if (transaction.handle().execute("delete from client_session where owner = ?", owner)
              == 1) {
            transaction.changed(StoreChange.deleted(CONCERN, owner));
          }
          return null;
        });
  }

  private static Update bind(String sql, SessionRecord record, Transaction transaction) {
    return transaction
        .handle()
        .createUpdate(sql)
        .bindMethods(record)
        .bind("sealedId", transaction.sealer().seal(SECRET.place(record.owner()), record.id()))
        .bind("subscriptions", json(record.subscriptions()));
  }

  private static Optional<SessionRecord> read(ResultSet row, Transaction transaction)
      throws SQLException {
    String owner = row.getString("owner");
    try {
      return Optional.of(
          new SessionRecord(
              transaction.sealer().open(SECRET.place(owner), row.getString("sealed_id")),
              owner,
              row.getString("principal"),
              row.getString("gateway"),
              row.getString("server"),
              row.getString("version"),
              row.getString("capabilities"),
              row.getString("client_info"),
              row.getString("log_level"),
              JSON.readValue(row.getString("subscriptions"), SUBSCRIPTIONS)));
    } catch (SeraiException | JsonProcessingException e) {
      LOG.warn("The session of {} cannot be read; its client has to initialize again", owner, e);
      return Optional.empty();
    }
  }

  private static String json(Map<String, Set<String>> subscriptions) {
    try {
      return JSON.writeValueAsString(subscriptions);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
