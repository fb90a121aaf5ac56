package dev.serai.registry.internal.catalog;

import dev.serai.core.access.ManagedWork;
import dev.serai.core.store.EntryStore;
import java.util.function.BiFunction;

/** What the catalog stands on, which may be replaced meanwhile. Safe for use by any thread. */
interface CatalogStore {
  /**
   * Runs work on what is there, or comes soon.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} or {@code
   *     SERVICE_MISSING} if it does not come
   */
  <T> T use(BiFunction<EntryStore, ManagedWork, T> work);
}
