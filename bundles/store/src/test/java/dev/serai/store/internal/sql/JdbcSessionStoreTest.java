package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.serai.core.store.SessionStore;
import dev.serai.core.store.SessionStoreContract;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcSessionStoreTest extends SessionStoreContract {
  @Rule public final TestingDatabase testing;

  public JdbcSessionStoreTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected SessionStore sessions() {
    return new JdbcSessionStore(testing.database());
  }

  @Override
  protected List<StoreChange> changes() {
    return testing.changes();
  }

  @Test
  public void theSessionIdIsNowhereInTheTable() {
    sessions().save(TestingSessions.record("owner"));
    String row =
        testing
            .database()
            .transact(
                transaction ->
                    transaction
                        .handle()
                        .createQuery("select * from client_session")
                        .mapToMap()
                        .one()
                        .values()
                        .toString());
    assertFalse(row, row.contains("secret-owner"));
  }

  @Test
  public void aRecordThatWasMovedToAnotherOwnerIsLeftOut() {
    sessions().save(TestingSessions.record("a"));
    sessions().save(TestingSessions.record("b"));
    testing
        .database()
        .transact(
            transaction ->
                transaction
                    .handle()
                    .execute(
                        "update client_session set sealed_id ="
                            + " (select s.sealed_id from client_session s where s.owner = 'a')"
                            + " where owner = 'b'"));
    assertEquals(List.of(TestingSessions.record("a")), sessions().load());
  }
}
