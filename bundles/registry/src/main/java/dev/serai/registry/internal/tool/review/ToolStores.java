package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.ManagedWork;
import dev.serai.core.store.ToolRecordStore;
import java.util.function.BiFunction;

/** What decisions stand on, which may be replaced meanwhile. Safe for use by any thread. */
interface ToolStores {
  /**
   * Runs work on what is there, or comes soon.
   *
   * @throws dev.serai.core.error.SeraiException {@code SERVICE_MISSING} if it does not come
   */
  <T> T use(BiFunction<ToolRecordStore, ManagedWork, T> work);
}
