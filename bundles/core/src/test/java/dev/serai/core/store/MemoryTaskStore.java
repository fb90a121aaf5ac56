package dev.serai.core.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks that live as long as this object; for tests of other bundles. */
public final class MemoryTaskStore implements TaskStore {
  private final Map<String, TaskRecord> tasks = new ConcurrentHashMap<>();

  @Override
  public List<TaskRecord> load() {
    return List.copyOf(tasks.values());
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
