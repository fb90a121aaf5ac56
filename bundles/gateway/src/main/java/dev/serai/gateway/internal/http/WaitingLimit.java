package dev.serai.gateway.internal.http;

import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What may wait for a client that reads slowly, before it is cut off.
 *
 * @param maxBytes bytes that may wait before another message is refused
 * @param hits counts clients that were cut off
 * @param client who reads, for the log
 */
record WaitingLimit(long maxBytes, LimitHits hits, Object client) {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingLimit.class);

  /** The same for one client. */
  WaitingLimit of(Object reader) {
    return new WaitingLimit(maxBytes, hits, reader);
  }

  /** Counts a client that is cut off, and names it. */
  void hit() {
    hits.count(Limit.SLOW_READER);
    LOG.warn(
        "{} reads too slowly and is cut off, more than {} bytes wait for it. {} Raise it if that"
            + " is wanted",
        client,
        maxBytes,
        Limit.SLOW_READER.sentence());
  }
}
