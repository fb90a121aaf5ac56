package dev.serai.store.internal.sql;

import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.InstallationRequestStoreContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcInstallationRequestStoreTest extends InstallationRequestStoreContract {
  @Rule public final TestingDatabase testing;

  public JdbcInstallationRequestStoreTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected InstallationRequestStore requests() {
    return new JdbcInstallationRequestStore(testing.database());
  }
}
