package dev.serai.registry.internal.upstream;

import dev.serai.core.access.ManagedWork;
import dev.serai.core.store.RegistryStore;
import java.util.function.BiFunction;

/** What other registries stand on, which may be replaced meanwhile. Safe for use by any thread. */
interface Registries {
  /**
   * Runs work on what is there, or comes soon.
   *
   * @throws dev.serai.core.error.SeraiException {@code SERVICE_MISSING} if it does not come
   */
  <T> T use(BiFunction<RegistryStore, ManagedWork, T> work);
}
