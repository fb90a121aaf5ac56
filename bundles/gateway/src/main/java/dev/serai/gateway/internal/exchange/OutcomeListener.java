package dev.serai.gateway.internal.exchange;

import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.gateway.internal.json.Slice;

/** Hears once how an exchange ends, on the thread that ends it. */
@FunctionalInterface
public interface OutcomeListener {

  /**
   * It has ended.
   *
   * @param outcome what came of it
   * @param reason why it did not succeed, without anything secret; or null
   * @param result the server's result as it arrived, or null where no server gave one
   */
  void ended(Outcome outcome, String reason, Slice result);
}
