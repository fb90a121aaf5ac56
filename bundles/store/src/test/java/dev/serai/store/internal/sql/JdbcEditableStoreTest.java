package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.EditableStoreContract;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.TestingConcern;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.Versioned;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.AfterParam;
import org.junit.runners.Parameterized.BeforeParam;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcEditableStoreTest<R extends Keyed> extends EditableStoreContract<R> {
  private static TestingDatabase testing;

  private final TestingConcern<R> concern;

  public JdbcEditableStoreTest(TestingServer server, TestingConcern<R> concern) {
    super(concern);
    this.concern = concern;
  }

  @BeforeParam
  public static void open(TestingServer server, TestingConcern<?> concern) throws Throwable {
    testing = new TestingDatabase(server);
    testing.before();
  }

  @AfterParam
  public static void close() {
    testing.after();
  }

  @After
  public void empty() {
    execute("delete from " + TestingStores.table(store()));
    testing.changes().clear();
  }

  @Parameters(name = "{0} {1}")
  public static List<Object[]> all() {
    List<Object[]> all = new ArrayList<>();
    for (TestingServer server : TestingServer.all()) {
      TestingConcerns.all().forEach(concern -> all.add(new Object[] {server, concern}));
    }
    return all;
  }

  @Override
  protected EditableStore<R> store() {
    return TestingStores.of(concern, testing.database());
  }

  @Override
  protected List<StoreChange> changes() {
    return testing.changes();
  }

  @Test
  public void aTransactionThatFailsLeavesNothing() {
    Versioned<R> first = store().create(concern.record("a"));
    EditableStore<R> failing = TestingStores.of(concern, new FailingDatabase(testing.database()));
    assertThrows(IllegalStateException.class, () -> failing.create(concern.record("b")));
    assertThrows(IllegalStateException.class, () -> failing.update(concern.record("a", "x"), 1));
    assertThrows(IllegalStateException.class, () -> failing.delete("a", 1));
    assertEquals(List.of(first), store().all());
    assertEquals(1, changes().size());
  }

  @Test
  public void aRowThatCannotBeReadIsLeftOutOfAllAndNamedWhenItIsAskedFor() {
    store().create(concern.record("a"));
    Versioned<R> whole = store().create(concern.record("b"));
    execute("update " + TestingStores.table(store()) + " set record = '{\"id\":' where id = 'a'");
    assertEquals(List.of(whole), store().all());
    assertEquals(List.of(whole), store().page(null, 1));
    assertEquals(Optional.of(whole), store().find("b"));
    SeraiException error = assertThrows(SeraiException.class, () -> store().find("a"));
    assertEquals(ErrorCode.STORE_DAMAGED, error.code());
  }

  @Test
  public void aKeyThatNoRecordCanHaveIsNoFaultOfTheStore() {
    store().create(concern.record("a"));
    for (String key :
        List.of("", "a\u0000", "\ud83d", "'; drop table team; --", "a".repeat(1 << 20))) {
      assertEquals(Optional.empty(), store().find(key));
      assertEquals(List.of(), store().findAll(List.of(key)));
      SeraiException error = assertThrows(SeraiException.class, () -> store().delete(key, 1));
      assertEquals(ErrorCode.NOT_FOUND, error.code());
      assertTrue(error.getMessage().length() < 300);
    }
  }

  private static void execute(String sql) {
    testing.database().transact(transaction -> transaction.handle().execute(sql));
  }
}
