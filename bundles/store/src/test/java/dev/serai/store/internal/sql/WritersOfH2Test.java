package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.TestingConcerns;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingH2;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** Which transactions are under way at the same time (docs/adr/0013). */
public class WritersOfH2Test {
  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingH2());

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private CompletableFuture<Integer> first;

  @After
  public void end() {
    end.countDown();
    first.join();
  }

  @Test
  public void aTransactionBeginsWhenTheOneBeforeIsCommitted() throws Exception {
    assertSecondSeesFirst(work -> testing.database().transact(work));
  }

  @Test
  public void statementsThatStandForThemselvesBeginThenToo() throws Exception {
    assertSecondSeesFirst(work -> testing.database().each(work));
  }

  @Test
  public void aReadWaitsForNobodyAndSeesWhatWasBefore() throws Exception {
    begin(testing.database());
    assertEquals(0, testing.database().read(WritersOfH2Test::teams).intValue());
    assertEquals(0, testing.database().snapshot(WritersOfH2Test::teams).intValue());
  }

  @Test
  public void aWriterThatWaitsTooLongMayTryAgain() throws Exception {
    OpenDatabase hasty = testing.open(Duration.ofSeconds(1));
    begin(hasty);
    for (Function<Database.Work<Integer>, Integer> way :
        List.<Function<Database.Work<Integer>, Integer>>of(hasty::transact, hasty::each)) {
      SeraiException error =
          assertThrows(SeraiException.class, () -> way.apply(WritersOfH2Test::teams));
      assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
    }
  }

  private void assertSecondSeesFirst(Function<Database.Work<Integer>, Integer> way)
      throws Exception {
    begin(testing.database());
    AtomicInteger seen = new AtomicInteger(-1);
    Thread second = new Thread(() -> seen.set(way.apply(WritersOfH2Test::teams)));
    second.start();
    Eventually.holds("it waits", () -> second.getState() == Thread.State.TIMED_WAITING);
    assertEquals(-1, seen.get());
    end.countDown();
    second.join();
    assertEquals(1, seen.get());
  }

  /** A transaction that adds a team and lasts until the end. */
  private void begin(Database database) throws InterruptedException {
    first = CompletableFuture.supplyAsync(() -> database.transact(this::addTeam));
    begun.await();
  }

  private int addTeam(Transaction transaction) {
    new JdbcTeamStore(new OneTransaction(transaction)).create(TestingConcerns.teams().record("a"));
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 1;
  }

  private static int teams(Transaction transaction) {
    return new JdbcTeamStore(new OneTransaction(transaction)).all().size();
  }
}
