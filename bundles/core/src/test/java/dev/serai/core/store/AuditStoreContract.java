package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.Test;

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
      SeraiException error = assertThrows(SeraiException.class, () -> audit().read(0, limit));
      assertEquals(ErrorCode.INVALID_VALUE, error.code());
    }
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
