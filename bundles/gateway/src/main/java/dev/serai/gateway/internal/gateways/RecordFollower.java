package dev.serai.gateway.internal.gateways;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreSnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the records of one concern in memory, from a store that comes and goes.
 *
 * @param <R> the records
 */
final class RecordFollower<R extends Keyed> implements StoreListener {
  private final ServiceSlot<? extends EditableStore<R>> slot;
  private final StoreSnapshot<R> snapshot;
  private final Runnable onChange;
  private EditableStore<R> store;

  /**
   * Nothing was read yet.
   *
   * @param concern as the interface of the records names it
   * @param slot where the store comes and goes
   * @param onChange runs when records were read
   */
  RecordFollower(String concern, ServiceSlot<? extends EditableStore<R>> slot, Runnable onChange) {
    this.slot = slot;
    this.snapshot = new StoreSnapshot<>(concern, () -> store);
    this.onChange = onChange;
  }

  /** Whether records were read. */
  boolean loaded() {
    return snapshot.loaded();
  }

  /** Whether there is a store that may have records. */
  boolean hasStore() {
    return slot.isBound();
  }

  /** The records as they are known now. */
  Stream<R> records() {
    return snapshot.view().all().stream().map(versioned -> versioned.value());
  }

  @Override
  public String concern() {
    return snapshot.concern();
  }

  @Override
  public void storeChanged(StoreChange change) {
    storeChanged(List.of(change));
  }

  @Override
  public void storeChanged(List<StoreChange> changes) {
    read(changes);
    onChange.run();
  }

  private synchronized void read(List<StoreChange> changes) {
    try (ServiceLease<? extends EditableStore<R>> lease =
        slot.tryAcquire().orElseThrow(RecordFollower::away)) {
      store = lease.service();
      snapshot.storeChanged(changes);
    } finally {
      store = null;
    }
  }

  private static SeraiException away() {
    return new SeraiException(ErrorCode.STORE_UNAVAILABLE, "There is no store at the moment.");
  }
}
