package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.SessionRecord;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** PostgreSQL crashes and comes back while it is written to. */
public class PostgresRestartTest {
  private static final int WRITERS = 3;
  private static final int CRASHES = 3;

  @Rule public final OwnPostgres postgres = new OwnPostgres();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final Set<ErrorCode> refused = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean writing = new AtomicBoolean(true);

  @Test
  public void nothingAcknowledgedIsLostAndWritersGoOnByThemselves() throws Exception {
    try (HikariDataSource pool = postgres.pool();
        CurrentDatabase database =
            new CurrentDatabase(settings(), new StoreEvents(Runnable::run, later -> {}))) {
      database.use(pool);
      SessionStore sessions = new JdbcSessionStore(database);
      List<Thread> writers = start(sessions);
      for (int i = 0; i < CRASHES; i++) {
        writesGoOn();
        postgres.crashAndStart();
      }
      writesGoOn();
      writing.set(false);
      for (Thread writer : writers) {
        writer.join();
      }
      Set<String> there =
          sessions.load().stream().map(SessionRecord::owner).collect(Collectors.toSet());
      assertTrue(there.containsAll(kept));
      assertEquals(Set.of(ErrorCode.STORE_UNAVAILABLE), refused);
    }
  }

  private List<Thread> start(SessionStore sessions) {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String name = "writer-" + i + "-";
      Thread writer = new Thread(() -> write(sessions, name));
      writer.start();
      writers.add(writer);
    }
    return writers;
  }

  private void writesGoOn() {
    int before = kept.size();
    Eventually.holds("writes are kept", () -> kept.size() > before + 50);
  }

  private void write(SessionStore sessions, String name) {
    for (int i = 0; writing.get(); i++) {
      try {
        sessions.save(TestingSessions.record(name + i));
        kept.add(name + i);
      } catch (SeraiException e) {
        refused.add(e.code());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    }
  }

  private StoreSettings settings() {
    MasterKeyFile key =
        new MasterKeyFile(folder.getRoot().toPath().resolve("serai/store/master.key"), true);
    return new StoreSettings(key, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }
}
