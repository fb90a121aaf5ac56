package dev.serai.access.internal.audit;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that are written soon, by one thread, those of a moment at a time. While they cannot be
 * written they wait, up to a bound; what comes beyond it is lost, and counted. Arguments and
 * results of calls have a bound of their own, beyond which events wait without them. Safe for use
 * by any thread.
 */
final class AuditQueue {
  /** How many events wait at most. */
  static final int MAX_WAITING = 10_000;

  /** How many characters of arguments and results wait at most. */
  static final int MAX_TEXT = 16_777_216;

  private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);
  private static final int BATCH = AuditStore.MAX_APPEND;

  /** Events that come close together cost one transaction. */
  private static final long LINGER_MILLIS = 100;

  private static final long RETRY_MILLIS = 1_000;
  private static final Set<ErrorCode> NEVER =
      EnumSet.of(ErrorCode.INVALID_VALUE, ErrorCode.INTERNAL);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "serai-audit"), new DiscardPolicy());
  private final Deque<AuditEvent> waiting = new ArrayDeque<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final Consumer<List<AuditEvent>> writer;
  private final Clock clock;
  private int size = BATCH;
  private long text;
  private long lost;
  private Instant lastLoss;
  private String problem;

  /**
   * How it is.
   *
   * @param waiting how many events are not written yet
   * @param lost how many never will be, since the start
   * @param lastLoss when one was lost last, or null
   * @param problem why events cannot be written now, or null
   */
  record State(int waiting, long lost, Instant lastLoss, String problem) {
    boolean full() {
      return waiting >= MAX_WAITING;
    }
  }

  /**
   * An empty queue. Its thread starts here: one that began with the first event would keep the
   * class loaders of whoever offered that.
   *
   * @param writer keeps all events of a batch, or throws and keeps none
   */
  AuditQueue(Consumer<List<AuditEvent>> writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
    thread.prestartAllCoreThreads();
  }

  /** Adds an event; never blocks for long. */
  void offer(AuditEvent event) {
    synchronized (this) {
      if (waiting.size() >= MAX_WAITING) {
        lose();
        return;
      }
      boolean fits = text + CallTexts.length(event) <= MAX_TEXT;
      AuditEvent kept = fits ? event : CallTexts.without(event);
      text += CallTexts.length(kept);
      waiting.add(kept);
    }
    wake();
  }

  synchronized State state() {
    return new State(waiting.size(), lost, lastLoss, problem);
  }

  /** Writes what waits, for a bounded time, and gives up the rest. */
  void close(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    thread.shutdownNow();
    try {
      thread.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean going = true;
    while (going && System.nanoTime() < end) {
      going = write();
    }
    synchronized (this) {
      if (!waiting.isEmpty()) {
        LOG.warn("{} events of the audit log could not be written and are lost", waiting.size());
      }
    }
  }

  private void wake() {
    if (due.compareAndSet(false, true)) {
      thread.schedule(this::drain, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void drain() {
    due.set(false);
    boolean going = true;
    while (going && !Thread.currentThread().isInterrupted()) {
      going = write() && isBatchWaiting();
    }
    State now = state();
    if (now.problem() != null) {
      thread.schedule(this::wake, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } else if (now.waiting() > 0) {
      wake();
    }
  }

  /** Fewer wait for others, so that a busy moment does not become many small transactions. */
  private synchronized boolean isBatchWaiting() {
    return waiting.size() >= size;
  }

  /** Writes some, and tells whether there may be more. */
  private boolean write() {
    List<AuditEvent> batch = batch();
    if (batch.isEmpty()) {
      return false;
    }
    try {
      writer.accept(batch);
      written(batch.size());
      return true;
    } catch (RuntimeException e) {
      return refused(batch.size(), SeraiException.of(e));
    }
  }

  private synchronized List<AuditEvent> batch() {
    return waiting.stream().limit(size).toList();
  }

  private synchronized void written(int events) {
    for (int i = 0; i < events; i++) {
      leave();
    }
    if (problem != null) {
      LOG.info("The audit log is written again");
      problem = null;
    }
  }

  /** What the store will never take leaves, alone; all else is tried again. */
  private synchronized boolean refused(int events, SeraiException error) {
    if (!NEVER.contains(error.code())) {
      wait(error);
      return false;
    }
    if (events == 1) {
      LOG.warn("An event of the audit log cannot be kept: {}", error.getMessage());
      leave();
      lose();
    }
    size = events == 1 ? BATCH : 1;
    return true;
  }

  private void leave() {
    text -= CallTexts.length(waiting.remove());
  }

  private void wait(SeraiException error) {
    if (problem == null) {
      LOG.warn(
          "The audit log cannot be written: {} {} events at most wait; see that the database runs",
          error.getMessage(),
          MAX_WAITING);
    }
    problem = error.getMessage();
  }

  private void lose() {
    lost++;
    lastLoss = clock.instant();
  }
}
