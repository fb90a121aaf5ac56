package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;

/** What a server wants before it answers (MCP 2026-07-28, multi round-trip requests). */
final class WantedRound {
  private static final MessageReader READER = MessageReader.lenient();

  private WantedRound() {}

  /**
   * A result that asks for input, where it makes sense.
   *
   * @return without a state that is null, which is none
   * @throws SeraiException {@code UPSTREAM_INVALID} if the requests are none, or there is neither a
   *     request nor a state
   */
  static Message of(Message answer) {
    Slice requests = answer.slice(Place.INPUT_REQUESTS);
    Slice state = answer.slice(Place.REQUEST_STATE);
    boolean hasState = state != null && !state.text().equals("null");
    if (!hasState && (requests == null || isEmpty(requests))) {
      throw invalid("The server wants input and does not say which.");
    }
    if (requests != null) {
      check(requests);
    }
    return state == null || hasState ? answer : withoutState(answer);
  }

  private static boolean isEmpty(Slice requests) {
    return isObject(requests) && ObjectMembers.of(requests).isEmpty();
  }

  private static void check(Slice requests) {
    if (!isObject(requests)) {
      throw invalid("The server's inputRequests are no object.");
    }
    ObjectMembers.of(requests).values().forEach(WantedRound::checkRequest);
  }

  private static void checkRequest(Slice request) {
    Map<String, Slice> members = isObject(request) ? ObjectMembers.of(request) : Map.of();
    Slice method = members.get("method");
    Slice params = members.get("params");
    if (method == null
        || !method.text().startsWith("\"")
        || (params != null && !isObject(params))) {
      throw invalid("A member of the server's inputRequests is no request.");
    }
  }

  private static boolean isObject(Slice value) {
    return value.source()[value.from()] == '{';
  }

  private static Message withoutState(Message answer) {
    return READER.read(
        new Edits(answer.bytes()).remove(answer.member(Place.REQUEST_STATE)).apply());
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message);
  }
}
