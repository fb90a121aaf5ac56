package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.AuditStoreContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
  public void theEndThatWasMovedIsFound() {
    audit().append(event("a"));
    audit().append(event("b"));
    assertBroken(2, "update audit_head set hash = '" + "1".repeat(64) + "' where id = 1");
    assertBroken(1, "update audit_head set number = 0 where id = 1");
    assertBroken(3, "update audit_head set number = 3 where id = 1");
  }

  @Test
  public void theBeginningThatWasMovedIsFound() {
    Instant limit = Instant.parse("2026-06-01T00:00:00Z");
    audit().append(Collections.nCopies(150, event("a")));
    assertEquals(150, audit().prune(limit));
    audit().append(Collections.nCopies(150, event("a")));
    assertEquals(OptionalLong.empty(), audit().verify());
    assertBroken(151, "update audit_head set hash = '" + "1".repeat(64) + "' where id = 0");
    assertBroken(150, "update audit_head set number = 149 where id = 0");
    assertBroken(
        151,
        "update audit_head set number = 152, hash = (select hash from audit where number = 152)"
            + " where id = 0");
    assertBroken(151, "update audit_head set number = 900 where id = 0");
  }

  @Test
  public void recordsOutsideOfTheChainAreFound() {
    audit().append(event("a"));
    assertBroken(-7, copy(-7), copy(5));
    assertBroken(5, "delete from audit where number = -7");
  }

  @Test
  public void whatRecordsAreFoundByIsPartOfWhatIsVerified() {
    String before =
        "update audit set at_millis = 1, principal = 'ada', action = 'token:create',"
            + " target_hash = null, outcome = 'DONE'";
    audit()
        .append(
            new AuditEvent(
                Instant.ofEpochMilli(1),
                "ada",
                "token:create",
                null,
                AuditEvent.Outcome.DONE,
                Map.of()));
    for (String change :
        List.of(
            "at_millis = 2",
            "at_millis = null",
            "principal = 'bob'",
            "principal = null",
            "action = 'token:delete'",
            "target_hash = hash",
            "outcome = 'FAILED'")) {
      assertBroken(1, "update audit set " + change);
      execute(before);
      assertEquals(OptionalLong.empty(), audit().verify());
    }
  }

  @Test
  public void eventsThatFailLeaveNoGap() {
    audit().append(event("a"));
    AuditStore failing = new JdbcAuditStore(new FailingDatabase(testing.database()));
    assertThrows(IllegalStateException.class, () -> failing.append(event("b")));
    assertThrows(
        IllegalStateException.class, () -> failing.append(List.of(event("b"), event("c"))));
    assertEquals(2, audit().append(event("c")));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void ofEventsThatDoNotFitTogetherNoneIsAdded() {
    audit().append(event("a"));
    execute(copy(3));
    assertThrows(SeraiException.class, () -> audit().append(List.of(event("b"), event("c"))));
    execute("delete from audit where number = 3");
    assertEquals(1, audit().read(0, 10).size());
    assertEquals(2, audit().append(event("b")));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void theChainIsIntactWhileItsBeginningLeavesAndItsEndGrows() throws Exception {
    Instant limit = Instant.parse("2026-06-01T00:00:00Z");
    AtomicBoolean growing = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<Long> grown = threads.submit(() -> grow(growing));
      Future<Long> pruned = threads.submit(() -> prune(growing, limit));
      Future<Long> prunedToo = threads.submit(() -> prune(growing, limit));
      for (int i = 0; i < 50; i++) {
        assertEquals(OptionalLong.empty(), audit().verify());
      }
      growing.set(false);
      assertEquals(grown.get().longValue(), pruned.get() + prunedToo.get() + audit().prune(limit));
      assertEquals(grown.get() + 1, audit().append(event("a")));
      assertEquals(OptionalLong.empty(), audit().verify());
    } finally {
      growing.set(false);
      threads.shutdown();
    }
  }

  @Test
  public void additionsGoOnBetweenTheStepsOfARemoval() {
    Instant limit = Instant.parse("2026-06-01T00:00:00Z");
    for (int i = 0; i < 3; i++) {
      audit().append(Collections.nCopies(1_000, event("a")));
    }
    AuditStore counting = new JdbcAuditStore(new AddingDatabase(testing.database()));
    assertEquals(3_007, counting.prune(limit));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  private long grow(AtomicBoolean growing) {
    long last = 0;
    while (growing.get()) {
      last = audit().append(List.of(event("a"), event("b"), event("c")));
    }
    return last;
  }

  private long prune(AtomicBoolean growing, Instant limit) {
    long removed = 0;
    while (growing.get()) {
      removed += audit().prune(limit);
    }
    return removed;
  }

  /** Adds an event before each transaction. */
  private record AddingDatabase(Database database) implements Database {
    @Override
    public <T> T transact(Work<T> work) {
      new JdbcAuditStore(database).append(event("b"));
      return database.transact(work);
    }

    @Override
    public <T> T read(Work<T> work) {
      return database.read(work);
    }

    @Override
    public <T> T each(Work<T> work) {
      return database.each(work);
    }
  }

  private static String copy(long number) {
    return "insert into audit (number, previous_hash, hash, record, at_millis, principal, action,"
        + " target_hash, outcome) select "
        + number
        + ", previous_hash, hash, record, at_millis, principal, action, target_hash, outcome"
        + " from audit where number = 1";
  }

  private void assertBroken(long number, String... sql) {
    for (String each : sql) {
      execute(each);
    }
    assertEquals(OptionalLong.of(number), audit().verify());
  }

  private void execute(String sql) {
    testing.database().transact(transaction -> transaction.handle().execute(sql));
  }
}
