package dev.serai.store.internal.sql;

import dev.serai.core.store.CredentialRecord;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.StoreChange;
import dev.serai.store.internal.seal.SecretColumn;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Credentials as rows, their values sealed. */
@Component
public final class JdbcCredentialStore extends JdbcEditableStore<CredentialRecord>
    implements CredentialStore {
  /** Where the values are. */
  public static final SecretColumn SECRET = new SecretColumn("credential", "id", "sealed_value");

  private static final Table<CredentialRecord> TABLE =
      new Table<>(
          CONCERN,
          "credential",
          CredentialRecord.class,
          List.of(new Column.Lookup<>("owner", credential -> credential.owner().toString())));

  /** Credentials in a database. */
  @Activate
  public JdbcCredentialStore(@Reference Database database) {
    super(database, TABLE);
  }

  @Override
  public Optional<byte[]> value(String id) {
    return database()
        .read(
            transaction ->
                transaction
                    .handle()
                    .createQuery("select sealed_value from credential where id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne()
                    .map(text -> transaction.sealer().open(SECRET.place(id), text)))
        .map(Base64.getDecoder()::decode);
  }

  @Override
  public void value(String id, byte[] secret) {
    CredentialStore.requireValue(secret);
    String text = Base64.getEncoder().encodeToString(secret);
    database()
        .transact(
            transaction -> {
              int rows =
                  transaction
                      .handle()
                      .createUpdate("update credential set sealed_value = :sealed where id = :id")
                      .bind("sealed", transaction.sealer().seal(SECRET.place(id), text))
                      .bind("id", id)
                      .execute();
              if (rows == 0) {
                throw notFound(id);
              }
              transaction.changed(StoreChange.saved(CONCERN, id));
              return null;
            });
  }
}
