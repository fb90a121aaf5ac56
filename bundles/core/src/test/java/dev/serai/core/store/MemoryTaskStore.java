package dev.serai.core.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks that live as long as this object; for tests of other bundles. */
public final class MemoryTaskStore implements TaskStore {
  private final Map<String, TaskRecord> tasks = new ConcurrentHashMap<>();

  @Override
  public List<TaskRecord> load(Instant after, int limit) {
    List<TaskRecord> all =
        tasks.values().stream()
            .filter(task -> task.expires().isAfter(after))
            .sorted(Comparator.comparing(TaskRecord::expires))
            .toList();
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }

  /** All records, expired or not. */
  public List<TaskRecord> all() {
    return load(Instant.MIN, Integer.MAX_VALUE);
  }

  @Override
  public void deleteExpired(Instant by) {
    tasks.values().removeIf(task -> !task.expires().isAfter(by));
  }

  @Override
  public void save(TaskRecord task) {
    tasks.put(task.id(), task);
  }

  @Override
  public void delete(String id) {
    tasks.remove(id);
  }
}
