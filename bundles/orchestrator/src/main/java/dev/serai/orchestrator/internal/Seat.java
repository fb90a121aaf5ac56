package dev.serai.orchestrator.internal;

import dev.serai.core.error.SeraiException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * The place of one variant's current instance, and the calls that wait for it. Exists from the
 * first need until its instance leaves. Guarded by its installation.
 */
final class Seat {
  private static final Runnable NOTHING = () -> {};

  private final String variant;
  private final Deque<Waiter> waiters = new ArrayDeque<>(2);
  private Instance instance;
  private Runnable timer = NOTHING;
  private boolean awaitingRuntime;

  Seat(String variant) {
    this.variant = variant;
  }

  String variant() {
    return variant;
  }

  /** The current instance; null while a pause or the end of an older one is waited for. */
  Instance instance() {
    return instance;
  }

  void take(Instance next) {
    cancelTimer();
    awaitingRuntime = false;
    instance = next;
  }

  boolean live() {
    return instance != null && instance.phase() == Phase.LIVE;
  }

  boolean awaitingRuntime() {
    return awaitingRuntime;
  }

  void awaitRuntime(boolean waits) {
    cancelTimer();
    awaitingRuntime = waits;
  }

  /** Sets the only timer of this seat. */
  void timer(Runnable cancel) {
    cancelTimer();
    timer = cancel;
  }

  void cancelTimer() {
    timer.run();
    timer = NOTHING;
  }

  void add(Waiter waiter) {
    waiters.addLast(waiter);
  }

  boolean hasWaiters() {
    return !waiters.isEmpty();
  }

  Optional<Waiter> oldest() {
    return Optional.ofNullable(waiters.peekFirst());
  }

  void moveWaitersTo(Seat other) {
    other.waiters.addAll(waiters);
    waiters.clear();
  }

  void grant(Effects effects) {
    for (Waiter waiter : waiters) {
      CallLease lease = instance.lease();
      effects.add(() -> waiter.give(lease));
    }
    waiters.clear();
  }

  void fail(SeraiException error, Effects effects) {
    for (Waiter waiter : waiters) {
      effects.add(() -> waiter.fail(error));
    }
    waiters.clear();
  }

  /** Fails those that came before the given time. */
  void failOlder(long time, SeraiException error, Effects effects) {
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (waiter.since() - time <= 0) {
        each.remove();
        effects.add(() -> waiter.fail(error));
      }
    }
  }
}
