package dev.serai.store.internal.sql;

import dev.serai.core.store.ParkedCallStore;
import dev.serai.core.store.ParkedCallStoreContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcParkedCallStoreTest extends ParkedCallStoreContract {
  @Rule public final TestingDatabase testing;

  public JdbcParkedCallStoreTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected ParkedCallStore calls() {
    return new JdbcParkedCallStore(testing.database());
  }
}
