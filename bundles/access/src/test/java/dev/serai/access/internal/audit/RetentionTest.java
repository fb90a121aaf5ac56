package dev.serai.access.internal.audit;

import static org.junit.Assert.assertEquals;

import dev.serai.access.internal.TestingClock;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.MemoryAuditStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.Test;

public class RetentionTest {
  private final MemoryAuditStore store = new MemoryAuditStore();
  private final TestingClock clock = new TestingClock();
  private final List<AuditEvent> noted = new ArrayList<>();

  private void sweep(ToLongFunction<Instant> prune) {
    try (Retention retention = new Retention(Duration.ofDays(30), prune, noted::add, clock)) {
      retention.sweep();
    }
  }

  private void append(String target) {
    store.append(
        new AuditEvent(clock.instant(), "user:a", "tool:use", target, Outcome.DONE, Map.of()));
  }

  private List<String> targets() {
    return store.read(0, AuditStore.MAX_READ).stream()
        .map(AuditRecord::event)
        .map(AuditEvent::target)
        .toList();
  }

  @Test
  public void whatIsOldLeavesWhenItsTimeIsOver() {
    append("old");
    clock.move(Duration.ofDays(30));
    append("new");
    sweep(store::prune);
    assertEquals(List.of("old", "new"), targets());
    assertEquals(List.of(), noted);
    clock.move(Duration.ofSeconds(1));
    sweep(store::prune);
    assertEquals(List.of("new"), targets());
    assertEquals(1, noted.size());
    String before = clock.instant().minus(Duration.ofDays(30)).toString();
    assertEquals(Map.of("removed", "1", "older-than", before), noted.get(0).details());
  }

  @Test
  public void whatCannotLeaveIsLeftForTheNextTime() {
    sweep(
        before -> {
          throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "for the test");
        });
    assertEquals(List.of(), noted);
  }
}
