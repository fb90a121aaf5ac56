package dev.serai.gateway.internal.recovery;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records to a store behind the requests that change them: nobody waits for a write, only
 * the last state of each record is written, and what cannot be written while the store is away is
 * written when it is back. What waits is bounded by the records that there are. Safe for use by any
 * thread.
 *
 * @param <S> the store
 * @param <R> its records
 */
final class WriteBehind<S, R> {
  private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
  private static final long RETRY_MILLIS = 1_000;
  private static final Set<ErrorCode> AWAY =
      EnumSet.of(
          ErrorCode.STORE_UNAVAILABLE,
          ErrorCode.STORE_KEY,
          ErrorCode.STORE_NEWER,
          ErrorCode.STORE_DAMAGED,
          ErrorCode.SERVICE_MISSING,
          ErrorCode.SERVICE_REPLACED);

  /**
   * How records are written.
   *
   * @param <S> the store
   * @param <R> its records
   */
  interface Writer<S, R> {
    /** Keeps a record, in the place of an earlier one with its key. */
    void save(S store, R record);

    /** Removes the record with a key, if there is one. */
    void delete(S store, String key);
  }

  /** What waits to be written; done once it has been, or has to stay in memory for now. */
  private record Change<R>(Supplier<Optional<R>> record, CompletableFuture<Void> done) {}

  private final String what;
  private final ServiceSlot<S> store;
  private final Writer<S, R> writer;
  private final ScheduledExecutorService thread;
  private final Map<String, Change<R>> waiting = new ConcurrentHashMap<>();
  private final Set<String> stored = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean retrying = new AtomicBoolean();
  private boolean away;

  /**
   * Nothing waits yet.
   *
   * @param what the records, for the log, as {@code "sessions"}
   * @param store where they go
   * @param writer how they get there
   * @param thread writes; one thread
   */
  WriteBehind(
      String what, ServiceSlot<S> store, Writer<S, R> writer, ScheduledExecutorService thread) {
    this.what = what;
    this.store = store;
    this.writer = writer;
    this.thread = thread;
  }

  /** A record is in the store already. */
  void found(String key) {
    stored.add(key);
  }

  /**
   * A record is new or has changed.
   *
   * @param key its key
   * @param record gives it as it is when it is written; empty if it is gone by then
   * @return completes when it is written, or has to stay in memory for now; never fails
   */
  CompletionStage<Void> save(String key, Supplier<Optional<R>> record) {
    Change<R> change = waiting.compute(key, (same, before) -> after(before, record));
    wake();
    return change.done();
  }

  /**
   * A record is gone; one that never reached the store is forgotten.
   *
   * @return completes as {@link #save} does
   */
  CompletionStage<Void> delete(String key) {
    Change<R> change = waiting.compute(key, this::removal);
    wake();
    return change == null ? CompletableFuture.completedFuture(null) : change.done();
  }

  private Change<R> removal(String key, Change<R> before) {
    if (stored.contains(key)) {
      return after(before, Optional::empty);
    }
    if (before != null) {
      before.done().complete(null);
    }
    return null;
  }

  private static <R> Change<R> after(Change<R> before, Supplier<Optional<R>> record) {
    return new Change<>(record, before == null ? new CompletableFuture<>() : before.done());
  }

  /** How many records are not written yet. */
  int unwritten() {
    return waiting.size();
  }

  /** Writes what waits, until the store is away; for the thread that writes. */
  void flush() {
    due.set(false);
    for (String key : waiting.keySet()) {
      if (!write(key)) {
        waiting.values().forEach(change -> change.done().complete(null));
        again();
        return;
      }
    }
  }

  private void wake() {
    if (!waiting.isEmpty() && due.compareAndSet(false, true)) {
      thread.execute(this::flush);
    }
  }

  private void again() {
    if (retrying.compareAndSet(false, true)) {
      thread.schedule(this::retry, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void retry() {
    retrying.set(false);
    flush();
  }

  /** Whether the store is there: the record has been written, or cannot be at all. */
  private boolean write(String key) {
    Optional<ServiceLease<S>> there = store.tryAcquire();
    if (there.isEmpty()) {
      return !isAway(missing());
    }
    try (ServiceLease<S> lease = there.get()) {
      Change<R> change = take(key);
      return change == null || write(lease.service(), key, change);
    }
  }

  private boolean write(S there, String key, Change<R> change) {
    try {
      Optional<R> record = change.record().get();
      if (record.isPresent()) {
        writer.save(there, record.get());
      } else {
        writer.delete(there, key);
        stored.remove(key);
      }
      back();
      return true;
    } catch (RuntimeException e) {
      if (isAway(SeraiException.of(e))) {
        waiting.putIfAbsent(key, change);
        return false;
      }
      LOG.warn("One of the {} cannot be kept; it ends with the gateway", what, e);
      return true;
    } finally {
      change.done().complete(null);
    }
  }

  /** From here on the record may be in the store. */
  private Change<R> take(String key) {
    List<Change<R>> taken = new ArrayList<>(1);
    waiting.computeIfPresent(
        key,
        (same, change) -> {
          taken.add(change);
          stored.add(key);
          return null;
        });
    return taken.isEmpty() ? null : taken.get(0);
  }

  private boolean isAway(SeraiException error) {
    if (!AWAY.contains(error.code())) {
      return false;
    }
    if (!away) {
      away = true;
      LOG.warn(
          "The store does not take {}: {} They stay in memory until it does.",
          what,
          error.getMessage());
    }
    return true;
  }

  private void back() {
    if (away) {
      away = false;
      LOG.info("The store takes {} again", what);
    }
  }

  private static SeraiException missing() {
    return new SeraiException(ErrorCode.SERVICE_MISSING, "There is no store.");
  }
}
