package dev.serai.store.internal;

import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of changes, on one thread. Equal changes that wait are one; too many give way to
 * one that stands for anything.
 */
final class StoreEvents {
  private static final Logger LOG = LoggerFactory.getLogger(StoreEvents.class);
  private static final int MAX_WAITING = 10_000;

  private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<StoreChange> waiting = new LinkedHashSet<>();
  private final Executor thread;
  private boolean begun;

  /** Events whose listeners are called by the executor, which runs one task at a time. */
  StoreEvents(Executor thread) {
    this.thread = thread;
  }

  /** Adds a listener, which hears that anything may have changed. */
  void add(StoreListener listener) {
    listeners.add(listener);
    synchronized (this) {
      if (begun) {
        thread.execute(() -> tell(listener, StoreChange.anything(listener.concern())));
      }
    }
  }

  void remove(StoreListener listener) {
    listeners.remove(listener);
  }

  /** The store is ready, or ready again. */
  synchronized void anything() {
    begun = true;
    waiting.clear();
    thread.execute(() -> listeners.forEach(this::tellAnything));
  }

  /** These changes can be read. Before the store is ready nobody has read anything yet. */
  synchronized void changed(List<StoreChange> changes) {
    if (!begun) {
      return;
    }
    boolean idle = waiting.isEmpty();
    waiting.addAll(changes);
    if (waiting.size() > MAX_WAITING) {
      anything();
    } else if (idle && !waiting.isEmpty()) {
      thread.execute(this::tellWaiting);
    }
  }

  private void tellWaiting() {
    List<StoreChange> changes;
    synchronized (this) {
      changes = List.copyOf(waiting);
      waiting.clear();
    }
    for (StoreChange change : changes) {
      listeners.stream()
          .filter(listener -> listener.concern().equals(change.concern()))
          .forEach(listener -> tell(listener, change));
    }
  }

  private void tellAnything(StoreListener listener) {
    tell(listener, StoreChange.anything(listener.concern()));
  }

  private static void tell(StoreListener listener, StoreChange change) {
    try {
      listener.storeChanged(change);
    } catch (RuntimeException e) {
      LOG.warn("A listener of the store failed at a change of {}", change.concern(), e);
    }
  }
}
