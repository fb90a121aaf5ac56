package dev.serai.gateway.internal.recovery;

import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.TaskRecord;
import dev.serai.core.store.TaskStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Whose tasks are, beyond the gateway that they began with: read from the store once, written
 * behind the calls. Safe for use by any thread.
 */
public final class KeptTasks {
  /** How many a gateway knows of. */
  public static final int MAX = 100_000;

  private final EarlierRecords<TaskStore, TaskRecord> earlier;
  private final WriteBehind<TaskStore, TaskRecord> writes;

  KeptTasks(ServiceSlot<TaskStore> store, ScheduledExecutorService thread) {
    this.earlier = new EarlierRecords<>("tasks", store, KeptTasks::load, thread);
    this.writes = new WriteBehind<>("tasks", store, new TaskWriter(), thread);
  }

  private static List<TaskRecord> load(TaskStore store) {
    Instant now = Instant.now();
    store.deleteExpired(now);
    return store.load(now, MAX);
  }

  /**
   * Reads what earlier gateways left, and others keep, as soon as the store is there.
   *
   * @param task takes each record, on another thread
   */
  public void read(Consumer<TaskRecord> task) {
    earlier.read(
        record -> {
          writes.found(record.id());
          task.accept(record);
        });
  }

  /** Completes when the store has been asked for the first time, or did not come for 3 s. */
  public CompletableFuture<Void> tried() {
    return earlier.tried();
  }

  /** Whether what earlier gateways left has been read. */
  public boolean complete() {
    return earlier.complete();
  }

  /** A task has begun. */
  public void save(TaskRecord task) {
    writes.save(task.id(), () -> Optional.of(task));
  }

  /** Nobody asks for a task any more. */
  public void delete(String id) {
    writes.delete(id);
  }

  WriteBehind<TaskStore, TaskRecord> writes() {
    return writes;
  }

  private static final class TaskWriter implements WriteBehind.Writer<TaskStore, TaskRecord> {
    @Override
    public void save(TaskStore store, TaskRecord task) {
      store.save(task);
    }

    @Override
    public void delete(TaskStore store, String id) {
      store.delete(id);
    }
  }
}
