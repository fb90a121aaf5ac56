package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.AuditLog;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.ToolRecordStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was found, on a thread of its own: for each question the newest plan, one after the
 * other, with a pause between what nobody waits for. Safe for use by any thread.
 */
final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int MAX_WAITING = 1_000;
  private static final int ATTEMPTS = 3;

  /** How a store says that somebody else was first. */
  static final Set<ErrorCode> MEANWHILE =
      Set.of(ErrorCode.CHANGED_MEANWHILE, ErrorCode.ALREADY_EXISTS, ErrorCode.NOT_FOUND);

  private final Services services;
  private final Consumer<List<StoreChange>> changed;
  private final Duration pause;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread;
  private final Map<Question, Work> waiting = new HashMap<>();
  private final Map<Question, Instant> last = new HashMap<>();

  /**
   * What it writes with.
   *
   * @param store keeps the records
   * @param transaction makes records and notes one
   * @param audit takes the notes
   */
  record Services(
      ServiceSlot<ToolRecordStore> store,
      ServiceSlot<StoreTransaction> transaction,
      ServiceSlot<AuditLog> audit) {}

  private static final class Work {
    private Supplier<Plan> planner;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
  }

  /**
   * A journal.
   *
   * @param changed hears what was written, on the journal's thread
   * @param pause between two writes about one question that nobody waits for
   */
  Journal(Services services, Consumer<List<StoreChange>> changed, Duration pause, Clock clock) {
    this.services = services;
    this.changed = changed;
    this.pause = pause;
    this.clock = clock;
    this.thread = new ScheduledThreadPoolExecutor(1, Journal::daemon);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "serai-tool-review");
    thread.setDaemon(true);
    return thread;
  }

  /** Keeps it some time. What fails is found again with the next list. */
  void later(Question question, Supplier<Plan> planner) {
    submit(question, planner, true);
  }

  /** Keeps it at once; fails with {@code STORE_UNAVAILABLE} if that is not possible. */
  CompletionStage<Void> now(Question question, Supplier<Plan> planner) {
    return submit(question, planner, false);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    synchronized (this) {
      waiting.values().forEach(work -> work.done.completeExceptionally(unavailable()));
      waiting.clear();
    }
  }

  private synchronized CompletionStage<Void> submit(
      Question question, Supplier<Plan> planner, boolean mayWait) {
    Work work = waiting.get(question);
    if (work == null && waiting.size() >= MAX_WAITING) {
      return CompletableFuture.failedFuture(unavailable());
    }
    boolean isNew = work == null;
    work = isNew ? new Work() : work;
    work.planner = planner;
    if (isNew || !mayWait) {
      waiting.put(question, work);
      schedule(question, mayWait ? delay(question) : 0);
    }
    return work.done;
  }

  private void schedule(Question question, long millis) {
    try {
      thread.schedule(() -> run(question), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      Work work = waiting.remove(question);
      work.done.completeExceptionally(unavailable());
    }
  }

  private long delay(Question question) {
    last.values().removeIf(at -> at.plus(pause).isBefore(clock.instant()));
    Instant before = last.get(question);
    return before == null
        ? 0
        : Math.max(0, Duration.between(clock.instant(), before.plus(pause)).toMillis());
  }

  private void run(Question question) {
    Work work;
    synchronized (this) {
      work = waiting.remove(question);
      last.put(question, clock.instant());
    }
    if (work == null) {
      return;
    }
    try {
      keep(work.planner);
      work.done.complete(null);
    } catch (RuntimeException e) {
      LOG.debug(
          "What {} defines could not be kept; its next list is compared anew",
          question.server(),
          e);
      work.done.completeExceptionally(
          new SeraiException(
              ErrorCode.STORE_UNAVAILABLE,
              "What the server " + question.server() + " defines could not be kept.",
              e));
    }
  }

  /** What another replica has kept meanwhile is read, and planned anew. */
  private void keep(Supplier<Plan> planner) {
    for (int attempt = 1; ; attempt++) {
      Plan plan = planner.get();
      if (plan.isEmpty()) {
        return;
      }
      List<StoreChange> changes = plan.steps().stream().map(Step::change).toList();
      try {
        write(plan);
        changed.accept(changes);
        return;
      } catch (SeraiException e) {
        if (attempt == ATTEMPTS || !MEANWHILE.contains(e.code())) {
          throw e;
        }
        changed.accept(changes);
      }
    }
  }

  private void write(Plan plan) {
    try (ServiceLease<ToolRecordStore> store = lease(services.store());
        ServiceLease<StoreTransaction> transaction = lease(services.transaction());
        ServiceLease<AuditLog> audit = lease(services.audit())) {
      transaction
          .service()
          .inOne(
              () -> {
                plan.steps().forEach(step -> step.apply(store.service()));
                plan.notes().forEach(note -> audit.service().record(note.event(clock.instant())));
                return null;
              });
    }
  }

  private static <S> ServiceLease<S> lease(ServiceSlot<S> slot) {
    return slot.tryAcquire().orElseThrow(Journal::unavailable);
  }

  private static SeraiException unavailable() {
    return new SeraiException(
        ErrorCode.STORE_UNAVAILABLE, "What servers define cannot be kept at the moment.");
  }
}
