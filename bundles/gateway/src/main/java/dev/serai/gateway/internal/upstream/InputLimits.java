package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;

/**
 * How much a modern server may want to know of a legacy client before it answers a call: the client
 * cannot refuse to send the next round, since the gateway sends it.
 *
 * @param limits how much
 * @param hits counts refusals
 */
record InputLimits(CallLimits limits, LimitHits hits) {
  /**
   * Checks one round.
   *
   * @param call the round
   * @param answer what the server wants
   * @throws SeraiException {@code UPSTREAM_INVALID} if it is too much
   */
  void check(Call call, Message answer) {
    if (ObjectMembers.of(answer.slice(Place.INPUT_REQUESTS)).size() > limits.inputRequests()) {
      throw hits.refuse(
          Limit.INPUT_REQUESTS,
          ErrorCode.UPSTREAM_INVALID,
          "The server asks for too much input at once.");
    }
    if (call.round() >= limits.inputRounds()) {
      throw hits.refuse(
          Limit.INPUT_ROUNDS, ErrorCode.UPSTREAM_INVALID, "The server asks for input too often.");
    }
  }
}
