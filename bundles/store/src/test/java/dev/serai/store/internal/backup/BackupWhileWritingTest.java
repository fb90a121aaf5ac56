package dev.serai.store.internal.backup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.Eventually;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.sql.JdbcAuditStore;
import dev.serai.store.internal.sql.JdbcSessionStore;
import dev.serai.store.internal.sql.JdbcTeamStore;
import dev.serai.store.internal.sql.OneTransaction;
import dev.serai.store.internal.sql.OpenDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class BackupWhileWritingTest {
  private static final int WRITERS = 3;
  private static final int BACKUPS = 5;

  @Rule public final TestingDatabase testing;

  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final AtomicInteger written = new AtomicInteger();

  public BackupWhileWritingTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void whatWasWrittenTogetherIsInTheBackupTogether() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String name = "writer-" + i + "-";
      Thread writer = new Thread(() -> write(name));
      writer.start();
      writers.add(writer);
    }
    int before = 0;
    for (int i = 0; i < BACKUPS; i++) {
      int begun = before;
      Eventually.holds("they write", () -> written.get() > begun + 20);
      before = written.get();
      new Backup(testing.database(), "1").write(file(i), false, rows -> {});
      assertTrue("writers went on", written.get() > before);
    }
    writing.set(false);
    for (Thread writer : writers) {
      writer.join();
    }
    for (int i = 0; i < BACKUPS; i++) {
      assertPairs(file(i));
    }
  }

  /** A team, a session and an audit event each, which are in tables far apart in the file. */
  private void write(String name) {
    for (int i = 0; writing.get(); i++) {
      String key = name + i;
      testing
          .database()
          .transact(
              transaction -> {
                OneTransaction one = new OneTransaction(transaction);
                new JdbcTeamStore(one).create(TestingConcerns.teams().record(key));
                new JdbcSessionStore(one).save(TestingSessions.record(key));
                return new JdbcAuditStore(one).append(Contents.event(key));
              });
      written.incrementAndGet();
    }
  }

  private void assertPairs(Path file) {
    new Restore(file, testing.key()).into(testing.database(), rows -> {});
    OpenDatabase restored = testing.open();
    Set<String> teams =
        new JdbcTeamStore(restored)
            .all().stream().map(team -> team.value().key()).collect(Collectors.toSet());
    Set<String> sessions =
        new JdbcSessionStore(restored)
            .load().stream().map(session -> session.owner()).collect(Collectors.toSet());
    assertTrue(teams.size() > 10);
    assertEquals(teams, sessions);
    assertEquals(OptionalLong.empty(), new JdbcAuditStore(restored).verify());
    assertEquals(teams.size(), audited(restored));
  }

  private static long audited(OpenDatabase database) {
    return database.transact(
        transaction ->
            transaction
                .handle()
                .createQuery("select number from audit_head where id = 1")
                .mapTo(Long.class)
                .one());
  }

  private Path file(int i) {
    return testing.folder().resolve("backup-" + i);
  }
}
