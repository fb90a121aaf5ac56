package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;
import java.util.UUID;

/** The members of {@code inputRequests} as requests of the legacy era. */
public final class InputRequests {
  private static final MessageReader READER = MessageReader.lenient();
  private static final byte[] ENVELOPE = JsonText.utf8("\"jsonrpc\":\"2.0\",\"id\":0");

  private InputRequests() {}

  /**
   * A request with an id of no meaning, as the server made it.
   *
   * @param request {@code method} and {@code params}, JSON text
   */
  public static Message read(Slice request) {
    return READER.read(new Edits(request.source()).insert(request, ENVELOPE).applyTo(request));
  }

  /**
   * The same for a client of the legacy era. An elicitation by URL gets the id that 2025-11-25
   * demands and 2026-07-28 no longer has.
   *
   * @param request {@code method} and {@code params}, JSON text
   */
  static Message toMessage(Slice request) {
    Edits edits = new Edits(request.source()).insert(request, ENVELOPE);
    Slice params = ObjectMembers.of(request).get("params");
    Map<String, Slice> members = ObjectMembers.of(params);
    Slice mode = members.get("mode");
    if (mode != null && mode.text().equals("\"url\"") && !members.containsKey("elicitationId")) {
      edits.insert(
          params,
          JsonText.join("\"elicitationId\":", JsonText.quote(UUID.randomUUID().toString())));
    }
    if (params != null && isSampling(request)) {
      OlderSchemas.editSampling(params, edits);
    }
    return READER.read(edits.applyTo(request));
  }

  private static boolean isSampling(Slice request) {
    Slice method = ObjectMembers.of(request).get("method");
    return method != null && method.text().equals("\"sampling/createMessage\"");
  }
}
