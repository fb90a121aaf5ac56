package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;

/**
 * How long a message of a server may be.
 *
 * @param maxBytes the longest one
 * @param hits counts longer ones
 */
record MessageLimit(long maxBytes, LimitHits hits) {
  /** Counts a longer one; what whoever waits for it is told. */
  SeraiException exceeded() {
    return hits.refuse(
        Limit.MESSAGE,
        ErrorCode.UPSTREAM_INVALID,
        "The server sent a message of more than " + maxBytes + " bytes.");
  }

  /** Why a connection has ended that has carried a longer one, without the period at the end. */
  String reason() {
    return "it sent a message of more than "
        + maxBytes
        + " bytes. The limit is "
        + Limit.MESSAGE.setting();
  }
}
