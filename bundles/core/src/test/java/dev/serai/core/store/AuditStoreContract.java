package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** What every implementation of {@link AuditStore} does. */
public abstract class AuditStoreContract {

  /** An empty store. */
  protected abstract AuditStore audit();

  @Test
  public void aNewChainIsEmptyAndIntact() {
    assertEquals(List.of(), audit().read(0, 10));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void eventsAreReadWholeInTheirOrder() {
    List<AuditEvent> events = List.of(event("a"), bare(), event("'; drop table audit; -- \u00e9"));
    events.forEach(audit()::append);
    assertEquals(events, audit().read(0, 10).stream().map(AuditRecord::event).toList());
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void numbersCountFromOne() {
    for (long number = 1; number <= 5; number++) {
      assertEquals(number, audit().append(event("a")));
    }
    assertEquals(List.of(3L, 4L), numbers(audit().read(2, 2)));
    assertEquals(List.of(5L), numbers(audit().read(4, 2)));
    assertEquals(List.of(), numbers(audit().read(5, 2)));
  }

  @Test
  public void eachRecordHasTheHashOfTheOneBefore() {
    audit().append(event("a"));
    audit().append(event("a"));
    List<AuditRecord> records = audit().read(0, 2);
    assertEquals(AuditRecord.FIRST, records.get(0).previous());
    assertEquals(records.get(0).hash(), records.get(1).previous());
    assertTrue(records.get(1).hash().matches("[0-9a-f]{64}"));
    assertTrue(records.get(1).follows(1, records.get(0).hash()));
  }

  @Test
  public void manyAtOnceLeaveNoGap() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Long>> all =
          LongStream.range(0, 40)
              .<Callable<Long>>mapToObj(i -> () -> audit().append(event("by " + i)))
              .toList();
      for (Future<Long> number : threads.invokeAll(all)) {
        assertTrue(number.get() >= 1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(LongStream.rangeClosed(1, 40).boxed().toList(), numbers(audit().read(0, 100)));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void theLongestTextsAreKept() {
    String big = "\u20ac".repeat(65_536);
    AuditEvent event =
        new AuditEvent(
            Instant.now(),
            "p".repeat(200),
            "a".repeat(200),
            "t".repeat(1_000),
            AuditEvent.Outcome.FAILED,
            Map.of("one", big, "two", big));
    audit().append(event);
    assertEquals(event, audit().read(0, 1).get(0).event());
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void anotherLimitIsRefused() {
    for (int limit : new int[] {-1, 0, AuditStore.MAX_READ + 1}) {
      assertRefused(() -> audit().read(0, limit));
      assertRefused(() -> audit().find(AuditQuery.ALL, Long.MAX_VALUE, limit));
    }
  }

  @Test
  public void eventsOfOneAdditionFollowEachOther() {
    audit().append(event("a"));
    assertEquals(4, audit().append(List.of(event("b"), bare(), event("b"))));
    assertEquals(5, audit().append(event("c")));
    List<AuditRecord> records = audit().read(0, 10);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers(records));
    assertEquals(List.of(event("b"), bare()), events(records.subList(1, 3)));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void noneOrTooManyEventsAreRefused() {
    assertRefused(() -> audit().append(List.of()));
    List<AuditEvent> most = Collections.nCopies(AuditStore.MAX_APPEND, bare());
    assertEquals(AuditStore.MAX_APPEND, audit().append(most));
    assertRefused(() -> audit().append(Collections.nCopies(AuditStore.MAX_APPEND + 1, bare())));
    assertEquals(AuditStore.MAX_APPEND + 1, audit().append(bare()));
  }

  @Test
  public void recordsAreFoundTheNewestFirst() {
    audit().append(Collections.nCopies(5, event("a")));
    assertEquals(List.of(5L, 4L, 3L), numbers(audit().find(AuditQuery.ALL, Long.MAX_VALUE, 3)));
    assertEquals(List.of(2L, 1L), numbers(audit().find(AuditQuery.ALL, 3, 3)));
    assertEquals(List.of(), audit().find(AuditQuery.ALL, 1, 3));
    assertEquals(audit().read(4, 1), audit().find(AuditQuery.ALL, Long.MAX_VALUE, 1));
  }

  @Test
  public void recordsAreFoundByEachPartAndByAllOfThem() {
    List<AuditEvent> events = various();
    audit().append(events);
    Set<AuditQuery> queries = new HashSet<>(List.of(AuditQuery.ALL));
    for (AuditEvent event : events) {
      for (int parts = 0; parts < 64; parts++) {
        queries.add(query(event, parts));
      }
    }
    for (AuditQuery query : queries) {
      List<AuditEvent> wanted = new ArrayList<>(events.stream().filter(query::matches).toList());
      Collections.reverse(wanted);
      assertEquals(query.toString(), wanted, found(query));
    }
  }

  @Test
  public void whatNobodyDidIsNotFound() {
    audit().append(various());
    for (String other : List.of("ad", "adaa", "ADA", "%", "_da", "' or '1' = '1", "\\", "\u00e9")) {
      assertEquals(List.of(), found(new AuditQuery(other, null, null, null, null, null)));
      assertEquals(List.of(), found(new AuditQuery(null, other, null, null, null, null)));
      assertEquals(List.of(), found(new AuditQuery(null, null, other, null, null, null)));
    }
  }

  @Test
  public void theLongestTargetsAreTold() {
    String start = "\ud83d\ude80".repeat(499);
    audit().append(List.of(event(start + "ab"), event(start + "ac"), event(start)));
    AuditQuery query = new AuditQuery(null, null, start + "ac", null, null, null);
    assertEquals(List.of(2L), numbers(audit().find(query, Long.MAX_VALUE, 10)));
  }

  @Test
  public void momentsAreToldToTheMillisecond() {
    Instant moment = Instant.parse("2026-01-02T03:04:05.678Z");
    audit().append(List.of(at(moment.minusNanos(1)), at(moment), at(moment.plusNanos(999_999))));
    audit().append(at(moment.plusMillis(1)));
    Instant within = moment.plusNanos(500_000);
    assertEquals(3, found(new AuditQuery(null, null, null, null, within, null)).size());
    assertEquals(1, found(new AuditQuery(null, null, null, null, null, within)).size());
    assertEquals(1, audit().prune(within));
    assertEquals(2, audit().prune(moment.plusMillis(1)));
  }

  @Test
  public void theEndsOfTimeAreMoments() {
    audit().append(List.of(at(Instant.MIN), at(Instant.EPOCH), at(Instant.MAX)));
    AuditQuery ever = new AuditQuery(null, null, null, null, Instant.MIN, Instant.MAX);
    assertEquals(2, found(ever).size());
    assertEquals(0, audit().prune(Instant.MIN));
    assertEquals(2, audit().prune(Instant.MAX));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void theOldestLeaveUpToTheFirstThatIsNotOlder() {
    Instant limit = Instant.parse("2026-01-02T00:00:00Z");
    Instant old = limit.minusSeconds(1);
    assertEquals(0, audit().prune(limit));
    audit().append(List.of(at(old), at(old.minusSeconds(9)), at(limit), at(old), at(limit)));
    String hash = audit().read(1, 1).get(0).hash();
    assertEquals(2, audit().prune(limit));
    assertEquals(0, audit().prune(limit));
    assertEquals(List.of(3L, 4L, 5L), numbers(audit().read(0, 10)));
    assertEquals(List.of(5L, 4L, 3L), numbers(audit().find(AuditQuery.ALL, Long.MAX_VALUE, 10)));
    assertTrue(audit().read(0, 1).get(0).follows(2, hash));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  @Test
  public void theChainGoesOnWhereAllHaveLeft() {
    audit().append(Collections.nCopies(1_000, event("a")));
    audit().append(Collections.nCopies(700, event("a")));
    String hash = audit().find(AuditQuery.ALL, Long.MAX_VALUE, 1).get(0).hash();
    assertEquals(1_700, audit().prune(Instant.parse("2027-01-01T00:00:00Z")));
    assertEquals(List.of(), audit().read(0, 10));
    assertEquals(OptionalLong.empty(), audit().verify());
    assertEquals(1_701, audit().append(event("b")));
    assertTrue(audit().read(0, 1).get(0).follows(1_700, hash));
    assertEquals(OptionalLong.empty(), audit().verify());
  }

  private static void assertRefused(ThrowingRunnable call) {
    assertEquals(ErrorCode.INVALID_VALUE, assertThrows(SeraiException.class, call).code());
  }

  /** Two of each part, in all their combinations. */
  private static List<AuditEvent> various() {
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      events.add(
          new AuditEvent(
              Instant.EPOCH.plusSeconds(i & 1),
              (i & 2) == 0 ? "ada" : "bob",
              (i & 4) == 0 ? "token:create" : "token:delete",
              (i & 8) == 0 ? null : "one",
              (i & 16) == 0 ? AuditEvent.Outcome.DONE : AuditEvent.Outcome.FAILED,
              Map.of("number", "" + i)));
    }
    return events;
  }

  private static AuditQuery query(AuditEvent event, int parts) {
    return new AuditQuery(
        (parts & 1) == 0 ? null : event.principal(),
        (parts & 2) == 0 ? null : event.action(),
        (parts & 4) == 0 ? null : event.target(),
        (parts & 8) == 0 ? null : event.outcome(),
        (parts & 16) == 0 ? null : event.at(),
        (parts & 32) == 0 ? null : event.at().plusSeconds(1));
  }

  private static AuditEvent at(Instant at) {
    return new AuditEvent(at, "ada", "token:create", null, AuditEvent.Outcome.DONE, Map.of());
  }

  private List<AuditEvent> found(AuditQuery query) {
    return events(audit().find(query, Long.MAX_VALUE, AuditStore.MAX_READ));
  }

  private static List<AuditEvent> events(List<AuditRecord> records) {
    return records.stream().map(AuditRecord::event).toList();
  }

  /** An event with every part. */
  protected static AuditEvent event(String target) {
    return new AuditEvent(
        Instant.parse("2026-01-02T03:04:05.123456789Z"),
        "ada",
        "token:create",
        target,
        AuditEvent.Outcome.DENIED,
        Map.of("reason", "role", "from", "127.0.0.1"));
  }

  private static AuditEvent bare() {
    return new AuditEvent(
        Instant.EPOCH, "ada", "token:create", null, AuditEvent.Outcome.DONE, Map.of());
  }

  private static List<Long> numbers(List<AuditRecord> records) {
    return records.stream().map(AuditRecord::number).toList();
  }
}
