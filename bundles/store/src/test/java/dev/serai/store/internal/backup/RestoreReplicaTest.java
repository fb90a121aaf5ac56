package dev.serai.store.internal.backup;

import dev.serai.core.store.Eventually;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingPostgres;
import dev.serai.store.internal.TestingReplica;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;

public class RestoreReplicaTest {
  private final TestingPostgres server = new TestingPostgres();

  @Rule public final TestingDatabase testing = new TestingDatabase(server);

  @Test
  public void anotherReplicaReadsTheRestoredContentsByItself() {
    Path file = testing.folder().resolve("backup");
    try (TestingReplica other = new TestingReplica(server.pool(), testing.key())) {
      other.installations().create(TestingReplica.installation("then"));
      new Backup(testing.database(), "1").write(file, false, rows -> {});
      other.installations().create(TestingReplica.installation("now"));
      Eventually.holds("both are there", () -> other.seen("then") == 1 && other.seen("now") == 1);
      new Restore(file, testing.key()).into(testing.database(), rows -> {});
      Eventually.holds("one is gone", () -> other.seen("then") == 1 && other.seen("now") == 0);
    }
  }
}
