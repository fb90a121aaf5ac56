package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;

import dev.serai.core.store.Eventually;
import dev.serai.core.store.SessionRecord;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.seal.KeyRotation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class RotationUnderUseTest {
  private static final int WRITERS = 3;
  private static final int ROTATIONS = 5;
  private static final int WRITES_BETWEEN = 20;

  @Rule public final TestingDatabase testing;

  private final AtomicInteger written = new AtomicInteger();
  private volatile boolean ended;

  public RotationUnderUseTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  private void write(JdbcSessionStore sessions, int writer) {
    for (int i = 0; !ended; i++) {
      String owner = writer + "-" + i;
      sessions.save(
          new SessionRecord(
              "id of " + owner, owner, "p", "g", null, "v", "{}", null, null, Map.of()));
      written.incrementAndGet();
    }
  }

  @Test
  public void whatIsWrittenWhileKeysAreRotatedCanBeReadAfterwards() {
    OpenDatabase database = testing.database();
    JdbcSessionStore sessions = new JdbcSessionStore(database);
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, WRITERS)
            .mapToObj(writer -> CompletableFuture.runAsync(() -> write(sessions, writer)))
            .toList();
    for (int rotation = 0; rotation < ROTATIONS; rotation++) {
      int before = written.get();
      Eventually.holds("writers write", () -> written.get() > before + WRITES_BETWEEN);
      new KeyRotation(database, database.keyring(), SecretColumns.ALL).run();
    }
    ended = true;
    writers.forEach(CompletableFuture::join);
    List<SessionRecord> read = sessions.load();
    assertEquals(written.get(), read.size());
    read.forEach(session -> assertEquals("id of " + session.owner(), session.id()));
  }
}
