package dev.serai.store.internal;

/** The data keys of the store. */
public interface StoreKeys {
  /**
   * Seals all secret columns with a new data key; blocks, while the store goes on.
   *
   * @return how many values were sealed anew
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} if the database is away;
   *     running it again goes on
   */
  int rotate();
}
