package dev.serai.access.internal.accounts;

import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import java.util.List;

/**
 * Has something done each time that a listener has read what changed.
 *
 * @param listener who reads
 * @param action what is done then
 */
record ReadListener(StoreListener listener, Runnable action) implements StoreListener {
  @Override
  public String concern() {
    return listener.concern();
  }

  @Override
  public void storeChanged(StoreChange change) {
    listener.storeChanged(change);
    action.run();
  }

  @Override
  public void storeChanged(List<StoreChange> changes) {
    listener.storeChanged(changes);
    action.run();
  }
}
