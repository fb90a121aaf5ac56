package dev.serai.store.internal;

import dev.serai.store.internal.sql.DatabaseFacts;

/** What an operator may want to know of the store. */
public interface StoreFacts {
  /**
   * Of the open database; blocks.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} if there is none
   */
  DatabaseFacts facts();
}
