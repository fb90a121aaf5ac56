package dev.serai.core.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Parked calls that live as long as this object; for tests of other bundles. */
public final class MemoryParkedCallStore implements ParkedCallStore {
  private final Map<String, ParkedCallRecord> calls = new ConcurrentHashMap<>();

  @Override
  public void save(ParkedCallRecord call) {
    calls.put(call.id(), call);
  }

  @Override
  public void delete(String id) {
    calls.remove(id);
  }

  @Override
  public Optional<ParkedCallRecord> find(String id) {
    return Optional.ofNullable(calls.get(id));
  }

  @Override
  public int deleteExpired(Instant now) {
    int before = calls.size();
    calls.values().removeIf(call -> call.expires().isBefore(now));
    return before - calls.size();
  }
}
