package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.ManagedWork;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.ToolRecordStore;

/** What trials stand on, which may be replaced meanwhile. Safe for use by any thread. */
interface TrialStores {
  /**
   * Runs work on what is there, or comes soon.
   *
   * @throws dev.serai.core.error.SeraiException {@code SERVICE_MISSING} if it does not come
   */
  <T> T use(Work<T> work);

  /** Work on the stores. */
  interface Work<T> {
    /** Does it. */
    T on(EntryStore entries, ToolRecordStore records, ManagedWork work);
  }
}
