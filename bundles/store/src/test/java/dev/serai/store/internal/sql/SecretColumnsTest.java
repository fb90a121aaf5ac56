package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingH2;
import dev.serai.store.internal.seal.KeyRotation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class SecretColumnsTest {
  private static final String VALUE = "plaintext-of-a-credential";

  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingH2());

  @Test
  public void theDatabaseFileHoldsNoSecret() throws Exception {
    UserRecord user = TestingConcerns.users().record("ada");
    users().create(user);
    users().update(user, 1);
    credentials().create(TestingConcerns.credentials().record("a"));
    credentials().value("a", VALUE.getBytes(StandardCharsets.UTF_8));
    testing.database().transact(transaction -> transaction.handle().execute("checkpoint sync"));
    assertTrue("what is no secret is found", anyFileHolds("person@example.org"));
    for (String secret : List.of(user.passwordHash(), "hashed-secret", VALUE)) {
      assertFalse(secret, anyFileHolds(secret));
      assertFalse(secret, anyFileHolds(base64(secret)));
    }
  }

  @Test
  public void aNewKeyReachesEverySealedColumn() {
    List<String> sealed =
        testing
            .database()
            .transact(
                transaction ->
                    transaction
                        .handle()
                        .createQuery(
                            "select lower(table_name || '.' || column_name)"
                                + " from information_schema.columns"
                                + " where column_name ilike 'sealed\\_%' order by 1")
                        .mapTo(String.class)
                        .list());
    List<String> reached =
        SecretColumns.ALL.stream().map(c -> c.table() + "." + c.column()).sorted().toList();
    assertEquals(sealed, reached);
  }

  @Test
  public void errorsRepeatNoSecret() {
    credentials().create(TestingConcerns.credentials().record("a"));
    byte[] secret = VALUE.getBytes(StandardCharsets.UTF_8);
    execute("alter table credential alter column sealed_value rename to other");
    execute("alter table person alter column record rename to other");
    execute("alter table installation alter column record rename to other");
    assertTellsNothing(VALUE, () -> credentials().value("a", secret));
    assertTellsNothing(
        "hashed-secret", () -> users().create(TestingConcerns.users().record("ada")));
    assertTellsNothing(
        "confidential",
        () -> installations().create(TestingConcerns.installations().record("a", "confidential")));
  }

  @Test
  public void aSecretThatWasMovedToAnotherRowDoesNotOpen() {
    for (String id : List.of("a", "b")) {
      users().create(TestingConcerns.users().record(id));
      credentials().create(TestingConcerns.credentials().record(id));
      credentials().value(id, new byte[] {1});
    }
    execute(
        "update credential set sealed_value = (select c.sealed_value from credential c where c.id = 'a')");
    execute(
        "update person set sealed_password_hash ="
            + " (select p.sealed_password_hash from person p where p.id = 'a')");
    assertEquals(
        ErrorCode.STORE_DAMAGED,
        assertThrows(SeraiException.class, () -> credentials().value("b")).code());
    assertEquals(
        ErrorCode.STORE_DAMAGED,
        assertThrows(SeraiException.class, () -> users().find("b")).code());
    assertEquals(1, users().all().size());
  }

  @Test
  public void rotationReachesEverySecretAndPassesOverWhatIsNone() {
    UserRecord user = TestingConcerns.users().record("ada");
    users().create(user);
    credentials().create(TestingConcerns.credentials().record("a"));
    credentials().create(TestingConcerns.credentials().record("b"));
    credentials().value("a", VALUE.getBytes(StandardCharsets.UTF_8));
    KeyRotation rotation =
        new KeyRotation(
            testing.database(),
            testing.database().keyring(),
            List.of(JdbcUserStore.SECRET, JdbcCredentialStore.SECRET));
    assertEquals(2, rotation.run());
    assertEquals(user, users().find("ada").orElseThrow().value());
    assertEquals(VALUE, new String(credentials().value("a").orElseThrow(), StandardCharsets.UTF_8));
  }

  private CredentialStore credentials() {
    return new JdbcCredentialStore(testing.database());
  }

  private UserStore users() {
    return new JdbcUserStore(testing.database());
  }

  private InstallationStore installations() {
    return new JdbcInstallationStore(testing.database());
  }

  private void execute(String sql) {
    testing.database().transact(transaction -> transaction.handle().execute(sql));
  }

  private static void assertTellsNothing(String secret, ThrowingRunnable work) {
    StringWriter text = new StringWriter();
    assertThrows(SeraiException.class, work).printStackTrace(new PrintWriter(text, true));
    assertTrue(text.toString(), text.toString().contains("Caused by"));
    assertFalse(text.toString(), text.toString().contains(secret));
    assertFalse(text.toString(), text.toString().contains(base64(secret)));
  }

  private boolean anyFileHolds(String text) throws IOException {
    try (Stream<Path> files = Files.walk(testing.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String whole = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (whole.contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The part of it that does not depend on what follows. */
  private static String base64(String text) {
    String whole = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return whole.substring(0, whole.length() / 4 * 4 - 4);
  }
}
