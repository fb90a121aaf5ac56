package dev.serai.admin.internal;

import dev.serai.core.access.ManagedRecords;
import dev.serai.core.store.Keyed;
import java.util.function.Function;

/**
 * Records of one kind, wherever they are managed at the moment.
 *
 * @param <R> the records
 */
public interface Records<R extends Keyed> {
  /**
   * Manages them.
   *
   * @throws dev.serai.core.error.SeraiException as the work does; retryable if nobody is there who
   *     manages them
   */
  <T> T manage(Function<ManagedRecords<R>, T> work);
}
