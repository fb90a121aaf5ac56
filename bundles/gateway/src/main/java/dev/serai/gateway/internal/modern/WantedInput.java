package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The requests by which a server may want input (MCP 2026-07-28, multi round-trip requests). */
final class WantedInput {
  private static final Set<String> ASKABLE =
      Set.of("elicitation/create", "sampling/createMessage", "roots/list");
  private static final Set<String> DURING = Set.of("tools/call", "prompts/get", "resources/read");
  private static final MessageReader READER = MessageReader.lenient();
  private static final byte[] ENVELOPE = JsonText.utf8("\"jsonrpc\":\"2.0\",\"id\":0");

  private WantedInput() {}

  /** Whether a server may want input before it answers this method. */
  static boolean mayInterrupt(String method) {
    return DURING.contains(method);
  }

  /** Whether a client has declared that it answers a request. */
  static boolean allows(CapabilitySet capabilities, Message wanted) {
    if (!ASKABLE.contains(wanted.method()) || !capabilities.allows(wanted.method())) {
      return false;
    }
    Slice mode = ObjectMembers.of(wanted.params()).get("mode");
    return mode == null || !mode.text().equals("\"url\"") || capabilities.elicitsByUrl();
  }

  /** Whether a client answers all of these. */
  static boolean allowsAll(CapabilitySet capabilities, Slice inputRequests) {
    return ObjectMembers.of(inputRequests).values().stream()
        .allMatch(
            wanted ->
                allows(
                    capabilities,
                    READER.read(
                        new Edits(wanted.source()).insert(wanted, ENVELOPE).applyTo(wanted))));
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
