package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Call;

/** What becomes of a client's request that gets no answer yet. Called by any thread. */
interface CallEvents {
  /** The server has certainly not seen it. */
  void undelivered(Call call, SeraiException cause);

  /** The server has what it wanted to know: the same request once more. */
  void nextRound(Call call);
}
