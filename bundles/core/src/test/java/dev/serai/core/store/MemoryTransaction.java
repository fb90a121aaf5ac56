package dev.serai.core.store;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes one of the calls of stores in memory, one piece of work after the other; for tests of other
 * bundles. Changes are published at once, those too that are taken back.
 */
public final class MemoryTransaction implements StoreTransaction {
  private final ReentrantLock lock = new ReentrantLock();
  private final MemoryAuditStore audit;
  private final List<MemoryEditableStore<?>> stores;

  /** A transaction over these. */
  public MemoryTransaction(MemoryAuditStore audit, MemoryEditableStore<?>... stores) {
    this.audit = audit;
    this.stores = List.of(stores);
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    lock.lock();
    try {
      return lock.getHoldCount() > 1 ? work.get() : whole(work);
    } finally {
      lock.unlock();
    }
  }

  private <T> T whole(Supplier<T> work) {
    List<Runnable> marks = stores.stream().map(MemoryEditableStore::mark).toList();
    Runnable mark = audit.mark();
    try {
      return work.get();
    } catch (RuntimeException e) {
      marks.forEach(Runnable::run);
      mark.run();
      throw e;
    }
  }
}
