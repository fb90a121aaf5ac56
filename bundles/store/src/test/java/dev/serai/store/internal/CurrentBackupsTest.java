package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.SessionRecord;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.backup.BackupSummary;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class CurrentBackupsTest {
  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingH2());

  private final List<StoreChange> heard = new CopyOnWriteArrayList<>();
  private final StoreEvents events = new StoreEvents(Runnable::run, later -> {});
  private CurrentDatabase current;
  private StoreBackups backups;
  private SessionStore sessions;
  private Path file;

  @Before
  public void open() {
    file = testing.folder().resolve("backup");
    events.add(new Listening(heard));
    current =
        new CurrentDatabase(
            new StoreSettings(testing.key(), Duration.ofSeconds(10), Duration.ofSeconds(20)),
            events);
    current.use(testing.dataSource());
    backups = new CurrentBackups(current, testing.key(), "1.0.0");
    sessions = new JdbcSessionStore(current);
  }

  @After
  public void close() {
    current.close();
  }

  @Test
  public void anEmptyStoreIsReplacedWithoutAQuestion() {
    backups.backup(file, false, rows -> {});
    assertTrue(backups.restore(file, (summary, rows) -> false, rows -> {}).isPresent());
  }

  @Test
  public void aStoreThatIsNotEmptyStaysAsItIsUnlessThatIsAgreedTo() {
    BackupSummary backup = save("then");
    sessions.save(TestingSessions.record("now"));
    Optional<BackupSummary> restored =
        backups.restore(
            file,
            (summary, rows) -> {
              assertEquals(backup, summary);
              assertEquals(2, rows.longValue());
              return false;
            },
            rows -> {});
    assertEquals(Optional.empty(), restored);
    assertEquals(2, sessions.load().size());
    assertEquals(Optional.of(backup), restore());
    assertEquals(List.of(TestingSessions.record("then")), sessions.load());
  }

  @Test
  public void listenersReadAnewWhenTheContentsAreReplaced() {
    save("then");
    sessions.save(TestingSessions.record("now"));
    heard.clear();
    restore();
    assertTrue(current.state().ready());
    assertTrue(heard.toString(), heard.contains(StoreChange.anything(SessionStore.CONCERN)));
  }

  @Test
  public void othersWaitMeanwhileAndSeeTheNewContents() {
    save("then");
    sessions.save(TestingSessions.record("now"));
    CompletableFuture<List<SessionRecord>> waiting = new CompletableFuture<>();
    backups.restore(
        file,
        (summary, rows) -> true,
        rows -> {
          assertFalse(current.state().ready());
          Thread reader = new Thread(() -> waiting.complete(sessions.load()));
          reader.start();
          Eventually.holds("it waits", () -> reader.getState() == Thread.State.WAITING);
        });
    assertEquals(List.of(TestingSessions.record("then")), waiting.join());
  }

  @Test
  public void aRestoreThatFailsLeavesAStoreThatWorks() {
    save("then");
    sessions.save(TestingSessions.record("now"));
    assertThrows(
        IllegalStateException.class,
        () ->
            backups.restore(
                file,
                (summary, rows) -> true,
                rows -> {
                  throw new IllegalStateException("in the middle");
                }));
    assertTrue(current.state().ready());
    assertEquals(2, sessions.load().size());
    sessions.save(TestingSessions.record("later"));
    assertEquals(3, sessions.load().size());
  }

  @Test
  public void aFileThatIsNoBackupIsRefusedBeforeAnybodyIsAsked() throws Exception {
    save("then");
    Files.writeString(file, "something else");
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () ->
                backups.restore(
                    file,
                    (summary, rows) -> {
                      throw new AssertionError("asked");
                    },
                    rows -> {}));
    assertEquals(ErrorCode.BACKUP_UNREADABLE, error.code());
  }

  private BackupSummary save(String owner) {
    sessions.save(TestingSessions.record(owner));
    return backups.backup(file, false, rows -> {});
  }

  private Optional<BackupSummary> restore() {
    return backups.restore(file, (summary, rows) -> true, rows -> {});
  }

  private record Listening(List<StoreChange> heard) implements StoreListener {
    @Override
    public String concern() {
      return SessionStore.CONCERN;
    }

    @Override
    public void storeChanged(StoreChange change) {
      heard.add(change);
    }
  }
}
