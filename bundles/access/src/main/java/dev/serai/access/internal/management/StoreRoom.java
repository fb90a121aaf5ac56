package dev.serai.access.internal.management;

import java.util.function.Function;

/** Where the stores are, which may be replaced meanwhile. Safe for use by any thread. */
public interface StoreRoom {
  /**
   * Runs work on the stores that are there, or come soon.
   *
   * @param work what to run, once
   * @return what it found
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} if they do not come
   */
  <T> T use(Function<Stores, T> work);
}
