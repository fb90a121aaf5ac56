package dev.serai.store.internal.sql;

import dev.serai.core.store.StoreChange;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.TokenStoreContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcTokenStoreTest extends TokenStoreContract {
  @Rule public final TestingDatabase testing;

  public JdbcTokenStoreTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected TokenStore tokens() {
    return new JdbcTokenStore(testing.database());
  }

  @Override
  protected List<StoreChange> changes() {
    return testing.changes();
  }
}
