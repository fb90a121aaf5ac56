package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class QueryLimitTest {
  @Rule public final TestingDatabase testing;

  public QueryLimitTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void aStatementThatTakesTooLongIsEndedAndMayBeTriedAgain() {
    OpenDatabase hasty =
        OpenDatabase.open(
            testing.dataSource(), testing.key(), Duration.ofSeconds(1), changes -> {});
    long begun = System.nanoTime();
    SeraiException error =
        assertThrows(SeraiException.class, () -> hasty.transact(QueryLimitTest::countForLong));
    assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
    assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 10);
  }

  private static long countForLong(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 5000)"
                + " select count(*) from n a, n b, n c where a.i + b.i = c.i + 1")
        .mapTo(Long.class)
        .one();
  }

  @Test
  public void aMistakeInAStatementIsNotToBeTriedAgain() {
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () ->
                testing
                    .database()
                    .transact(transaction -> transaction.handle().execute("selekt 1")));
    assertEquals(ErrorCode.INTERNAL, error.code());
  }

  @Test
  public void whatFailsIsRolledBackAndNotPublished() {
    assertThrows(
        IllegalStateException.class,
        () ->
            testing
                .database()
                .transact(
                    transaction -> {
                      transaction.handle().execute("delete from data_key");
                      transaction.changed(dev.serai.core.store.StoreChange.anything("keys"));
                      throw new IllegalStateException("no");
                    }));
    assertEquals(List.of(), testing.changes());
    testing.open();
    assertEquals(
        1,
        testing
            .database()
            .transact(
                transaction ->
                    transaction
                        .handle()
                        .createQuery("select count(*) from data_key")
                        .mapTo(Integer.class)
                        .one())
            .intValue());
  }
}
