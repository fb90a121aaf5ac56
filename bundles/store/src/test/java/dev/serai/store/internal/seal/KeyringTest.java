package dev.serai.store.internal.seal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.sql.JdbcSessionStore;
import dev.serai.store.internal.sql.OpenDatabase;
import java.nio.file.Files;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class KeyringTest {
  private static final SecretPlace PLACE = new SecretPlace("table", "row", "column");

  @Rule public final TestingDatabase testing;

  public KeyringTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void anotherStartOpensWhatWasSealed() {
    String sealed = seal(testing.database(), "secret");
    assertEquals("secret", open(testing.open(), sealed));
  }

  @Test
  public void aWrongKeyStopsTheStartAndDamagesNothing() throws Exception {
    SessionStore sessions = new JdbcSessionStore(testing.database());
    sessions.save(TestingSessions.record("owner"));
    String right = Files.readString(testing.key().file());
    Files.writeString(testing.key().file(), MasterKey.random().secretText());

    SeraiException error = assertThrows(SeraiException.class, testing::open);
    assertEquals(ErrorCode.STORE_KEY, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains("another master key"));

    Files.writeString(testing.key().file(), right);
    assertEquals(
        List.of(TestingSessions.record("owner")), new JdbcSessionStore(testing.open()).load());
  }

  @Test
  public void aMissingKeyStopsTheStartAndNoneIsMade() throws Exception {
    Files.delete(testing.key().file());
    SeraiException error = assertThrows(SeraiException.class, testing::open);
    assertEquals(ErrorCode.STORE_KEY, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains("does not exist"));
    assertFalse(Files.exists(testing.key().file()));
  }

  @Test
  public void aDamagedDataKeyStopsTheStart() {
    testing
        .database()
        .transact(
            transaction ->
                transaction.handle().execute("update data_key set sealed = 'AAAA' where id = 1"));
    assertEquals(ErrorCode.STORE_DAMAGED, assertThrows(SeraiException.class, testing::open).code());
  }

  @Test
  public void aSealedValueNamesItsKey() {
    String sealed = seal(testing.database(), "secret");
    assertTrue(sealed, sealed.startsWith(Sealer.prefix(1)));
  }

  @Test
  public void whatIsNoSealedValueIsRefused() {
    for (String text : new String[] {"", "secret", "1.1.", "1.99.AAAA", "2.1.AAAA", "1.x.AAAA"}) {
      SeraiException error =
          assertThrows(SeraiException.class, () -> open(testing.database(), text));
      assertEquals(ErrorCode.STORE_DAMAGED, error.code());
    }
  }

  @Test
  public void aNewDataKeySealsAndTheOldOneStillOpens() {
    OpenDatabase here = testing.database();
    OpenDatabase there = testing.open();
    String old = seal(here, "secret");
    new KeyRotation(here, here.keyring(), List.of()).run();

    String fresh = seal(here, "secret");
    assertTrue(fresh, fresh.startsWith(Sealer.prefix(2)));
    assertEquals("secret", open(here, old));
    assertEquals("a replica that has not heard of it", "secret", open(there, fresh));
  }

  @Test
  public void aRotationSealsTheRowsThatStandThereAnew() {
    SessionStore sessions = new JdbcSessionStore(testing.database());
    for (int i = 0; i < 250; i++) {
      sessions.save(TestingSessions.record("owner-" + i));
    }
    int rows =
        new KeyRotation(
                testing.database(), testing.database().keyring(), List.of(JdbcSessionStore.SECRET))
            .run();
    assertEquals(250, rows);
    assertEquals(0, sealedWith(1));
    assertEquals(250, sealedWith(2));
    assertEquals(250, sessions.load().size());
  }

  @Test
  public void aRotationPassesByADamagedRow() {
    SessionStore sessions = new JdbcSessionStore(testing.database());
    sessions.save(TestingSessions.record("damaged"));
    sessions.save(TestingSessions.record("sound"));
    testing
        .database()
        .transact(
            transaction ->
                transaction
                    .handle()
                    .execute(
                        "update client_session set sealed_id = '1.1.AAAA'"
                            + " where owner = 'damaged'"));
    int rows =
        new KeyRotation(
                testing.database(), testing.database().keyring(), List.of(JdbcSessionStore.SECRET))
            .run();
    assertEquals(1, rows);
    assertEquals(List.of(TestingSessions.record("sound")), sessions.load());
  }

  private int sealedWith(int keyId) {
    return testing
        .database()
        .transact(
            transaction ->
                transaction
                    .handle()
                    .createQuery("select count(*) from client_session where sealed_id like :like")
                    .bind("like", Sealer.prefix(keyId) + "%")
                    .mapTo(Integer.class)
                    .one());
  }

  private static String seal(OpenDatabase database, String text) {
    return database.transact(transaction -> transaction.sealer().seal(PLACE, text));
  }

  private static String open(OpenDatabase database, String sealed) {
    return database.transact(transaction -> transaction.sealer().open(PLACE, sealed));
  }
}
