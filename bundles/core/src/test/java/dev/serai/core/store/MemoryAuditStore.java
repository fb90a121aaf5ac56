package dev.serai.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Events that live as long as this object; for tests of other bundles. */
public final class MemoryAuditStore implements AuditStore {
  private final List<AuditRecord> records = new ArrayList<>();

  @Override
  public synchronized long append(AuditEvent event) {
    String previous =
        records.isEmpty() ? AuditRecord.FIRST : records.get(records.size() - 1).hash();
    records.add(AuditRecord.chained(records.size() + 1L, event, previous));
    return records.size();
  }

  @Override
  public synchronized List<AuditRecord> read(long after, int limit) {
    AuditStore.requireLimit(limit);
    return records.stream().filter(record -> record.number() > after).limit(limit).toList();
  }

  @Override
  public synchronized OptionalLong verify() {
    return OptionalLong.empty();
  }

  /** What takes everything back that is added from now on. */
  synchronized Runnable mark() {
    int size = records.size();
    return () -> {
      synchronized (this) {
        records.subList(size, records.size()).clear();
      }
    };
  }
}
