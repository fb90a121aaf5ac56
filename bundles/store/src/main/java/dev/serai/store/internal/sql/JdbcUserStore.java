package dev.serai.store.internal.sql;

import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import dev.serai.core.store.Versioned;
import dev.serai.store.internal.seal.SecretColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users as rows, their passwords' hashes sealed. */
@Component
public final class JdbcUserStore extends JdbcEditableStore<UserRecord> implements UserStore {
  /** Where the passwords' hashes are. */
  public static final SecretColumn SECRET =
      new SecretColumn("person", "id", "sealed_password_hash");

  private static final Table<UserRecord> TABLE =
      new Table<>(
          CONCERN,
          "person",
          UserRecord.class,
          List.of(
              new Column.Lookup<>("name", UserRecord::name),
              new Column.Lookup<>(
                  "subject_issuer", user -> subject(user, UserRecord.Subject::issuer)),
              new Column.Lookup<>("subject_id", user -> subject(user, UserRecord.Subject::id)),
              new Column.Secret<>(SECRET.column(), "passwordHash")));

  /** Users in a database. */
  @Activate
  public JdbcUserStore(@Reference Database database) {
    super(database, TABLE);
  }

  @Override
  public Optional<Versioned<UserRecord>> findByName(String name) {
    return findBy("name", name);
  }

  private static String subject(UserRecord user, Function<UserRecord.Subject, String> part) {
    return user.subject() == null ? null : part.apply(user.subject());
  }
}
