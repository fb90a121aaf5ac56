package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.Eventually;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Two replicas on one PostgreSQL. The bound is asserted of the median, so that a busy machine fails
 * nothing; {@link ChangeLatency} measures the rest.
 */
public class ReplicasTest {
  private static final Duration BOUND = Duration.ofSeconds(1);
  private static final StoreChange ANYTHING = StoreChange.anything(InstallationStore.CONCERN);

  private final TestingPostgres server = new TestingPostgres();

  @Rule public final TestingDatabase testing = new TestingDatabase(server);

  private final List<Long> latencies = new ArrayList<>();
  private TestingReplica one;
  private TestingReplica two;

  @Before
  public void start() {
    one = new TestingReplica(server.pool(), testing.key());
    two = new TestingReplica(server.pool(), testing.key());
    Eventually.holds("one is loaded", () -> one.heard().contains(ANYTHING));
    Eventually.holds("two is loaded", () -> two.heard().contains(ANYTHING));
  }

  @After
  public void stop() {
    one.close();
    two.close();
  }

  @Test
  public void aChangeOnOneIsSeenOnTheOtherWithinTheBound() {
    create(one, "a");
    awaitSeen(1);
    for (long version = 1; version < 100; version++) {
      TestingReplica writer = version % 2 == 0 ? one : two;
      writer.installations().update(TestingReplica.installation("a"), version);
      awaitSeen(version + 1);
    }
    one.installations().delete("a", 100);
    awaitSeen(0);
    assertWithinBound();
    assertEquals("nothing was loaded anew", 1, Collections.frequency(two.heard(), ANYTHING));
  }

  @Test
  public void alsoWhileThousandsOfChangesPass() throws Exception {
    create(one, "a");
    awaitSeen(1);
    AtomicInteger written = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService writers = Executors.newFixedThreadPool(3);
    try {
      for (int writer = 0; writer < 3; writer++) {
        writers.execute(
            () -> {
              while (!enough.get()) {
                create(one, "passing-" + written.incrementAndGet());
              }
            });
      }
      for (long version = 1; written.get() < 3_000; version++) {
        one.installations().update(TestingReplica.installation("a"), version);
        awaitSeen(version + 1);
      }
    } finally {
      enough.set(true);
      writers.shutdown();
    }
    assertWithinBound();
    Eventually.holds("all are seen", () -> two.snapshot().view().all().size() > written.get() - 3);
    assertEquals("nothing was loaded anew", 1, Collections.frequency(two.heard(), ANYTHING));
  }

  @Test
  public void whatAReplicaChangesItselfItHearsOnce() {
    create(one, "a");
    create(two, "b");
    Eventually.holds("b has passed", () -> one.seen("b") == 1);
    StoreChange own = StoreChange.saved(InstallationStore.CONCERN, "a");
    assertEquals(1, Collections.frequency(one.heard(), own));
    assertEquals(1, Collections.frequency(two.heard(), own));
  }

  @Test
  public void veryManyChangesOfOneTransactionAreReadAsAWhole() {
    List<StoreChange> many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> StoreChange.saved(InstallationStore.CONCERN, "key-" + i))
            .toList();
    one.database()
        .transact(
            transaction -> {
              many.forEach(transaction::changed);
              return null;
            });
    Eventually.holds("two reads anew", () -> two.heard().equals(List.of(ANYTHING, ANYTHING)));
  }

  @Test
  public void aTransactionThatFailsTellsNobody() {
    try {
      one.database()
          .transact(
              transaction -> {
                transaction.changed(StoreChange.saved(InstallationStore.CONCERN, "a"));
                throw new IllegalStateException("no");
              });
    } catch (IllegalStateException e) {
      create(one, "b");
    }
    Eventually.holds("b has passed", () -> two.seen("b") == 1);
    assertEquals(List.of(ANYTHING, StoreChange.saved(InstallationStore.CONCERN, "b")), two.heard());
  }

  @Test
  public void whatPassedWhileTheListeningConnectionWasLostIsReadWhenThereIsAnother() {
    create(one, "a");
    Eventually.holds("both listen", () -> listening("pid") == 2);
    listening("pg_terminate_backend(pid)");
    create(one, "b");
    create(two, "c");
    Eventually.holds("two has caught up", () -> two.seen("a") == 1 && two.seen("b") == 1);
    Eventually.holds("one has caught up", () -> one.seen("c") == 1);
    Eventually.holds("two read anew", () -> Collections.frequency(two.heard(), ANYTHING) == 2);
    Eventually.holds(
        "two is not late", () -> two.state() instanceof StoreState.Ready r && !r.late());
    create(one, "d");
    Eventually.holds("two hears again", () -> two.seen("d") == 1);
    assertEquals(2, Collections.frequency(two.heard(), ANYTHING));
  }

  @Test
  public void aStoreThatCannotListenSaysSoAndReadsAnewWhenItCan() {
    Deaf deaf = new Deaf(server.pool());
    try (TestingReplica three = new TestingReplica(deaf.pool(), deaf.dataSource(), testing.key())) {
      Eventually.holds(
          "it says so", () -> three.state() instanceof StoreState.Ready ready && ready.late());
      create(three, "a");
      assertEquals("what it changes itself it sees", 1, seenSoon(three, "a"));
      create(one, "b");
      Eventually.holds("others hear of it", () -> two.seen("a") == 1 && two.seen("b") == 1);
      assertEquals(0, three.seen("b"));
      deaf.hears();
      Eventually.holds("it has caught up", () -> three.seen("b") == 1);
      Eventually.holds(
          "it says so", () -> three.state() instanceof StoreState.Ready ready && !ready.late());
    }
  }

  private static long seenSoon(TestingReplica replica, String id) {
    Eventually.holds("it is seen", () -> replica.seen(id) > 0);
    return replica.seen(id);
  }

  private static void create(TestingReplica replica, String id) {
    replica.installations().create(TestingReplica.installation(id));
  }

  /** The change was just acknowledged. */
  private void awaitSeen(long version) {
    long acknowledged = System.nanoTime();
    Eventually.holds(
        "version " + version, () -> one.seen("a") == version && two.seen("a") == version);
    latencies.add(System.nanoTime() - acknowledged);
  }

  private void assertWithinBound() {
    latencies.sort(null);
    Duration nineOfTen = Duration.ofNanos(latencies.get(latencies.size() * 9 / 10));
    assertTrue(nineOfTen.toString(), nineOfTen.compareTo(BOUND) < 0);
  }

  /** Selects something of the connections that listen; returns how many there are. */
  private int listening(String what) {
    return Jdbi.create(testing.dataSource())
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select <what> from pg_stat_activity"
                            + " where query = 'select 1' and application_name = :name")
                    .define("what", what)
                    .bind("name", server.schema())
                    .mapTo(String.class)
                    .list()
                    .size());
  }
}
