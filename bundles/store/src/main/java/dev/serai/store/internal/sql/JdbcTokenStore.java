package dev.serai.store.internal.sql;

import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens as rows. */
@Component
public final class JdbcTokenStore extends JdbcEditableStore<TokenRecord> implements TokenStore {
  private static final String USED =
      "update access_token set last_used_millis = :at where id = :id"
          + " and (last_used_millis is null or last_used_millis <= :before)";
  private static final Table<TokenRecord> TABLE =
      new Table<>(
          CONCERN,
          "access_token",
          TokenRecord.class,
          List.of(
              new Column.Lookup<>("owner", token -> token.owner().toString()),
              new Column.Lookup<>("hash", TokenRecord::hash),
              new Column.Apart<>("last_used_millis", "lastUsed")));

  /** Tokens in a database. */
  @Activate
  public JdbcTokenStore(@Reference Database database) {
    super(database, TABLE);
  }

  @Override
  public Optional<Versioned<TokenRecord>> findByHash(String hash) {
    return findBy("hash", hash);
  }

  @Override
  public void used(String id, Instant at) {
    database()
        .transact(
            transaction ->
                transaction
                    .handle()
                    .createUpdate(USED)
                    .bind("id", id)
                    .bind("at", at.toEpochMilli())
                    .bind("before", at.minus(USE_INTERVAL).toEpochMilli())
                    .execute());
  }
}
