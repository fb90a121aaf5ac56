package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreState;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.seal.GivenMasterKey;
import dev.serai.store.internal.seal.MasterKeySource;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class CurrentDatabaseTest {
  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingH2());

  private final List<StoreChange> heard = new CopyOnWriteArrayList<>();
  private final StoreEvents events = new StoreEvents(Runnable::run, later -> {});
  private Reachable reachable;
  private CurrentDatabase current;
  private SessionStore sessions;

  @Before
  public void create() {
    reachable = new Reachable(testing.dataSource());
    events.add(new Listening(heard));
    begin(testing.key(), Duration.ofSeconds(20));
  }

  @After
  public void close() {
    current.close();
  }

  @Test
  public void aCallerWaitsForAStoreThatIsJustOpening() {
    current.use(reachable.dataSource());
    sessions.save(TestingSessions.record("owner"));
    assertEquals(List.of(TestingSessions.record("owner")), sessions.load());
    Eventually.holds("it says so", () -> current.state().ready());
    assertTrue(
        current.state() instanceof StoreState.Ready ready
            && ready.database().contains("H2")
            && !ready.late());
  }

  @Test
  public void withoutADataSourceACallerWaitsForABoundedTime() {
    begin(testing.key(), Duration.ofMillis(50));
    SeraiException error = assertThrows(SeraiException.class, sessions::load);
    assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
    assertTrue(error.code().retryable());
  }

  @Test
  public void aDatabaseThatIsAwayAtTheStartIsOpenedWhenItComes() {
    reachable.there(false);
    current.use(reachable.dataSource());
    Eventually.holds("it is known", () -> current.state().equals(AWAY));
    assertUnavailable();
    reachable.there(true);
    Eventually.holds("it is open", () -> current.state().ready());
    assertEquals(List.of(), sessions.load());
  }

  @Test
  public void aLostDatabaseIsUsedAgainWhenItIsBackAndListenersReadAnew() {
    current.use(reachable.dataSource());
    Eventually.holds("it is ready", () -> heard.contains(ANYTHING));
    sessions.save(TestingSessions.record("owner"));
    reachable.there(false);
    Eventually.holds("it is missed", () -> !current.state().ready());
    assertUnavailable();
    reachable.there(true);
    Eventually.holds("it is back", () -> current.state().ready());
    assertEquals(List.of(TestingSessions.record("owner")), sessions.load());
    Eventually.holds("it is told", () -> heard.equals(List.of(ANYTHING, SAVED, ANYTHING)));
  }

  @Test
  public void aWrongKeyIsSaidOnceAndTheDatabaseIsLeftAlone() {
    begin(new GivenMasterKey("SERAI_MASTER_KEY", "A".repeat(43) + "="), Duration.ofSeconds(20));
    current.use(reachable.dataSource());
    Eventually.holds("it refuses", () -> current.state() instanceof StoreState.Refused);
    SeraiException error = assertThrows(SeraiException.class, sessions::load);
    assertEquals(ErrorCode.STORE_KEY, error.code());
  }

  @Test
  public void aCallerThatWaitsGetsTheNextDataSource() throws Exception {
    current.use(reachable.dataSource());
    sessions.save(TestingSessions.record("owner"));
    current.leave(null);
    current.use(new Reachable(testing.dataSource()).dataSource());
    assertEquals(1, CompletableFuture.supplyAsync(() -> sessions.load().size()).get().intValue());
  }

  @Test
  public void aListenerThatComesLateReadsAnew() {
    current.use(reachable.dataSource());
    Eventually.holds("it is ready", () -> heard.contains(ANYTHING));
    List<StoreChange> late = new CopyOnWriteArrayList<>();
    events.add(new Listening(late));
    assertEquals(List.of(ANYTHING), late);
  }

  private static final StoreState AWAY =
      new StoreState.Waiting("The database does not answer (SQL state 08001).");
  private static final StoreChange ANYTHING = StoreChange.anything(SessionStore.CONCERN);
  private static final StoreChange SAVED = StoreChange.saved(SessionStore.CONCERN, "owner");

  private void assertUnavailable() {
    SeraiException error = assertThrows(SeraiException.class, sessions::load);
    assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
  }

  private void begin(MasterKeySource key, Duration openLimit) {
    if (current != null) {
      current.close();
    }
    current =
        new CurrentDatabase(new StoreSettings(key, Duration.ofSeconds(10), openLimit), events);
    sessions = new JdbcSessionStore(current);
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
