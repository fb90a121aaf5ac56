package dev.serai.registry.internal.request;

import dev.serai.core.access.ManagedWork;
import dev.serai.core.store.InstallationRequestStore;
import java.util.function.BiFunction;

/** What requests stand on, which may be replaced meanwhile. Safe for use by any thread. */
interface RequestStore {
  /**
   * Runs work on what is there, or comes soon.
   *
   * @throws dev.serai.core.error.SeraiException {@code SERVICE_MISSING} if it does not come
   */
  <T> T use(BiFunction<InstallationRequestStore, ManagedWork, T> work);
}
