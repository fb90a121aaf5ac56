package dev.serai.store.internal.sql;

import dev.serai.core.store.TaskStore;
import dev.serai.core.store.TaskStoreContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcTaskStoreTest extends TaskStoreContract {
  @Rule public final TestingDatabase testing;

  public JdbcTaskStoreTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected TaskStore tasks() {
    return new JdbcTaskStore(testing.database());
  }
}
