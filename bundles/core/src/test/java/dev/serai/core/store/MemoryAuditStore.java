package dev.serai.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** Events that live as long as this object; for tests of other bundles. */
public final class MemoryAuditStore implements AuditStore {
  private final Deque<AuditRecord> records = new ArrayDeque<>();
  private long last;
  private String hash = AuditRecord.FIRST;

  @Override
  public synchronized long append(List<AuditEvent> events) {
    AuditStore.requireEvents(events);
    for (AuditEvent event : events) {
      AuditRecord record = AuditRecord.chained(++last, event, hash);
      records.add(record);
      hash = record.hash();
    }
    return last;
  }

  @Override
  public synchronized List<AuditRecord> read(long after, int limit) {
    AuditStore.requireLimit(limit);
    return records.stream().filter(record -> record.number() > after).limit(limit).toList();
  }

  @Override
  public synchronized List<AuditRecord> find(AuditQuery query, long before, int limit) {
    AuditStore.requireLimit(limit);
    return records.stream()
        .filter(record -> record.number() < before && query.matches(record.event()))
        .sorted(Comparator.comparing(AuditRecord::number).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized OptionalLong verify() {
    return OptionalLong.empty();
  }

  @Override
  public synchronized long prune(Instant before) {
    Instant whole = before.truncatedTo(ChronoUnit.MILLIS);
    long removed = 0;
    while (!records.isEmpty() && records.peek().event().at().isBefore(whole)) {
      records.remove();
      removed++;
    }
    return removed;
  }

  /** What puts everything back to what it is now. */
  synchronized Runnable mark() {
    List<AuditRecord> before = List.copyOf(records);
    long number = last;
    String end = hash;
    return () -> {
      synchronized (this) {
        records.clear();
        records.addAll(before);
        last = number;
        hash = end;
      }
    };
  }
}
