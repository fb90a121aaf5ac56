package dev.serai.store.internal.sql;

import dev.serai.core.store.EntryStore;
import dev.serai.core.store.EntryStoreContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcEntryStoreTest extends EntryStoreContract {
  @Rule public final TestingDatabase testing;

  public JdbcEntryStoreTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected EntryStore entries() {
    return new JdbcEntryStore(testing.database());
  }
}
