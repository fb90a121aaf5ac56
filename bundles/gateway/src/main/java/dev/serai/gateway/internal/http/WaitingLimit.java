package dev.serai.gateway.internal.http;

import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;

/**
 * What may wait for a client that reads slowly, before it is cut off.
 *
 * @param maxBytes bytes that may wait before another message is refused
 * @param hits counts clients that were cut off
 */
record WaitingLimit(long maxBytes, LimitHits hits) {
  /** Counts a client that is cut off. */
  void hit() {
    hits.count(Limit.SLOW_READER);
  }
}
