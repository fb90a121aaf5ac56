package dev.serai.store.internal.sql;

import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreSnapshotContract;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbcSnapshotTest extends StoreSnapshotContract {
  @Rule public final TestingDatabase testing;

  public JdbcSnapshotTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Override
  protected InstallationStore store() {
    return new JdbcInstallationStore(testing.database());
  }

  @Override
  protected List<StoreChange> changes() {
    return testing.changes();
  }
}
