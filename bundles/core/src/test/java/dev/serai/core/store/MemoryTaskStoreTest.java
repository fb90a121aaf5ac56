package dev.serai.core.store;

public class MemoryTaskStoreTest extends TaskStoreContract {
  private final TaskStore tasks = new MemoryTaskStore();

  @Override
  protected TaskStore tasks() {
    return tasks;
  }
}
