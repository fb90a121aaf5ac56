package dev.serai.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.store.StoreChange;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.sql.OpenDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** An empty database that is open for one test, and a master key of its own. */
public final class TestingDatabase extends ExternalResource {
  private final TestingServer server;
  private final Supplier<MasterKeyFile> key;
  private final TemporaryFolder folder = new TemporaryFolder();
  private final List<StoreChange> changes = new CopyOnWriteArrayList<>();
  private HikariDataSource dataSource;
  private OpenDatabase database;

  public TestingDatabase(TestingServer server) {
    this.server = server;
    this.key = () -> new MasterKeyFile(folder().resolve("serai/store/master.key"), true);
  }

  /** One under the master key of another. */
  public TestingDatabase(TestingServer server, TestingDatabase other) {
    this.server = server;
    this.key = other::key;
  }

  public OpenDatabase database() {
    return database;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public List<StoreChange> changes() {
    return changes;
  }

  public Path folder() {
    return folder.getRoot().toPath();
  }

  public MasterKeyFile key() {
    return key.get();
  }

  /** Another one on the same database, as another replica would. */
  public OpenDatabase open() {
    return open(Duration.ofSeconds(10));
  }

  /** The same with its own limit of a statement. */
  public OpenDatabase open(Duration queryLimit) {
    return OpenDatabase.open(dataSource, key(), queryLimit, changes::addAll);
  }

  @Override
  public void before() throws Throwable {
    folder.create();
    dataSource = server.create(folder());
    database = open();
  }

  @Override
  public void after() {
    if (dataSource != null) {
      dataSource.close();
      server.drop();
    }
    folder.delete();
  }
}
