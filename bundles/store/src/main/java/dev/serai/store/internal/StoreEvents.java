package dev.serai.store.internal;

import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.store.internal.replica.Heard;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Tells listeners of changes, each at its own pace. */
final class StoreEvents implements Heard {
  private final List<Mailbox> listeners = new CopyOnWriteArrayList<>();
  private final Executor soon;
  private final Executor later;
  private boolean begun;

  /**
   * Events without listeners.
   *
   * @param soon calls the listeners
   * @param later calls those again that failed, after a pause
   */
  StoreEvents(Executor soon, Executor later) {
    this.soon = soon;
    this.later = later;
  }

  /** Adds a listener, which hears that anything may have changed. */
  synchronized void add(StoreListener listener) {
    Mailbox mailbox = new Mailbox(listener, soon, later);
    listeners.add(mailbox);
    if (begun) {
      mailbox.putAnything();
    }
  }

  void remove(StoreListener listener) {
    listeners.stream().filter(mailbox -> mailbox.listener() == listener).forEach(Mailbox::close);
    listeners.removeIf(mailbox -> mailbox.listener() == listener);
  }

  /** The store is ready, or ready again; or changes were missed. */
  @Override
  public synchronized void anything() {
    begun = true;
    listeners.forEach(Mailbox::putAnything);
  }

  /** These changes can be read. Before the store is ready nobody has read anything yet. */
  @Override
  public synchronized void changed(List<StoreChange> changes) {
    if (begun && !changes.isEmpty()) {
      listeners.forEach(mailbox -> mailbox.put(changes));
    }
  }
}
