package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.StoreTransactionContract;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.UserStore;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ThreadTransactionsTest extends StoreTransactionContract {
  @Rule public final TestingDatabase testing;

  private ThreadTransactions transactions;

  public ThreadTransactionsTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Before
  public void open() {
    transactions = new ThreadTransactions(testing.database());
  }

  @Override
  protected StoreTransaction transaction() {
    return transactions;
  }

  @Override
  protected UserStore users() {
    return new JdbcUserStore(transactions);
  }

  @Override
  protected TeamStore teams() {
    return new JdbcTeamStore(transactions);
  }

  @Override
  protected AuditStore audit() {
    return new JdbcAuditStore(transactions);
  }

  @Test
  public void changesArePublishedTogetherAtTheEnd() {
    transactions.inOne(
        () -> {
          users().create(TestingConcerns.users().record("ada"));
          teams().create(TestingConcerns.teams().record("blue"));
          assertEquals(List.of(), testing.changes());
          return null;
        });
    assertEquals(
        List.of(
            StoreChange.saved(UserStore.CONCERN, "ada"),
            StoreChange.saved(TeamStore.CONCERN, "blue")),
        testing.changes());
  }

  @Test
  public void aFailureThatTheWorkSwallowsStillTakesAllBack() {
    users().create(TestingConcerns.users().record("ada"));
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () ->
                transactions.inOne(
                    () -> {
                      teams().create(TestingConcerns.teams().record("blue"));
                      assertThrows(
                          SeraiException.class,
                          () -> users().create(TestingConcerns.users().record("ada")));
                      return null;
                    }));
    assertEquals(ErrorCode.ALREADY_EXISTS, error.code());
    assertEquals(List.of(), teams().all());
  }

  @Test
  public void othersSeeNothingOfItBeforeItsEnd() throws Exception {
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () ->
                transactions.inOne(
                    () -> {
                      users().create(TestingConcerns.users().record("ada"));
                      changed.countDown();
                      await(looked);
                      return null;
                    }));
    changed.await();
    assertEquals(List.of(), users().all());
    looked.countDown();
    work.get();
    assertEquals(1, users().all().size());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
