package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.InputRequests;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.ArrayList;
import java.util.List;

/** The requests by which a server may want input (MCP 2026-07-28, multi round-trip requests). */
final class WantedInput {
  private WantedInput() {}

  /** Whether a client has declared that it answers a request. */
  static boolean allows(CapabilitySet capabilities, Message wanted) {
    return InputRules.isInput(wanted.method())
        && InputRules.refusal(capabilities, wanted).isEmpty();
  }

  /** Whether a client answers all of these. */
  static boolean allowsAll(CapabilitySet capabilities, Slice inputRequests) {
    return ObjectMembers.of(inputRequests).values().stream()
        .allMatch(wanted -> allows(capabilities, InputRequests.read(wanted)));
  }

  /** A legacy server's request as a member of {@code inputRequests}, without its name. */
  static byte[] value(String method, Slice params) {
    return params == null
        ? JsonText.join("{\"method\":", JsonText.quote(method), "}")
        : JsonText.join(
            "{\"method\":", JsonText.quote(method), ",\"params\":", withoutId(params), "}");
  }

  /** The revision has no {@code elicitationId} any more. */
  private static byte[] withoutId(Slice params) {
    List<Object> pieces = new ArrayList<>();
    ObjectMembers.of(params)
        .forEach(
            (name, value) -> {
              if (!name.equals("elicitationId")) {
                pieces.add(pieces.isEmpty() ? "{" : ",");
                pieces.add(JsonText.quote(name));
                pieces.add(":");
                pieces.add(value);
              }
            });
    pieces.add(pieces.isEmpty() ? "{}" : "}");
    return JsonText.join(pieces.toArray());
  }
}
