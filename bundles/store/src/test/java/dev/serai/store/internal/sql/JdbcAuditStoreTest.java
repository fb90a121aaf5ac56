package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.store.AuditStore;
import dev.serai.core.store.AuditStoreContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import java.util.OptionalLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcAuditStoreTest extends AuditStoreContract {
  @Rule public final TestingDatabase testing;

  public JdbcAuditStoreTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected AuditStore audit() {
    return new JdbcAuditStore(testing.database());
  }

  @Test
  public void verificationFindsTheFirstRowThatIsNotAsItWas() {
    for (int i = 0; i < 250; i++) {
      audit().append(event("a"));
    }
    assertEquals(OptionalLong.empty(), audit().verify());
    assertBroken(250, "delete from audit where number = 250");
    assertBroken(140, "update audit set record = replace(record, 'ada', 'bob') where number = 140");
    assertBroken(120, "delete from audit where number = 120");
    assertBroken(60, "update audit set record = '{' where number = 60");
    assertBroken(40, "update audit set previous_hash = hash where number = 40");
    assertBroken(30, "update audit set hash = previous_hash where number = 30");
    assertBroken(
        2,
        "update audit set number = -1 where number = 2",
        "update audit set number = 2 where number = 3",
        "update audit set number = 3 where number = -1");
    assertBroken(1, "delete from audit");
  }

  @Test
  public void theEndThatWasMovedBackIsFound() {
    audit().append(event("a"));
    audit().append(event("b"));
    assertBroken(2, "update audit_head set hash = '" + "1".repeat(64) + "'");
  }

  @Test
  public void anEventThatFailsLeavesNoGap() {
    audit().append(event("a"));
    AuditStore failing = new JdbcAuditStore(new FailingDatabase(testing.database()));
    assertThrows(IllegalStateException.class, () -> failing.append(event("b")));
    assertEquals(2, audit().append(event("c")));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  private void assertBroken(long number, String... sql) {
    for (String each : sql) {
      testing.database().transact(transaction -> transaction.handle().execute(each));
    }
    assertEquals(OptionalLong.of(number), audit().verify());
  }
}
