package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * A legacy server's error -32042 (MCP 2025-11-25, URL elicitation required): its user has to visit
 * URLs, then the client calls again.
 */
final class UrlElicitations {
  private static final byte[] URL_MODE = JsonText.utf8("\"mode\":\"url\"");

  private final StateSeal seal;

  UrlElicitations(StateSeal seal) {
    this.seal = seal;
  }

  Answer answer(Exchange exchange, Message response) {
    List<Slice> elicitations = elicitations(response.slice(Place.ERROR_DATA));
    Message request = exchange.request();
    if (elicitations.isEmpty() || !InputRules.mayInterrupt(request.method())) {
      return Refusals.late(
          exchange.id(),
          new SeraiException(
              ErrorCode.UPSTREAM_INVALID, "The server wants input in no known way."));
    }
    if (!exchange.client().capabilities().elicitsByUrl()) {
      return Refusals.capability(
          exchange.id(),
          "The server wants its user to visit a URL.",
          "{\"elicitation\":{\"url\":{}}}");
    }
    byte[] binding = CallBinding.of(exchange.client().caller(), request);
    return Answer.ok(
        RpcMessages.result(
            exchange.id(),
            JsonText.join(
                "{\"resultType\":\"input_required\",\"requestState\":\"",
                seal.seal(StateSeal.Kind.AGAIN, exchange.server(), new byte[0], binding),
                "\",\"inputRequests\":",
                requests(elicitations),
                "}")));
  }

  private static List<Slice> elicitations(Slice data) {
    Slice list = data == null ? null : ObjectMembers.of(data).get("elicitations");
    if (list == null || !MessageReader.isBatch(list.toBytes())) {
      return List.of();
    }
    return MessageReader.lenient().split(list.toBytes()).stream().map(Slice::of).toList();
  }

  private static byte[] requests(List<Slice> elicitations) {
    List<Object> pieces = new ArrayList<>();
    for (Slice elicitation : elicitations) {
      pieces.add(pieces.isEmpty() ? "{" : ",");
      pieces.add("\"elicitation_" + (pieces.size() + 2) / 3 + "\":");
      pieces.add(WantedInput.value("elicitation/create", byUrl(elicitation)));
    }
    pieces.add("}");
    return JsonText.join(pieces.toArray());
  }

  private static Slice byUrl(Slice elicitation) {
    return ObjectMembers.of(elicitation).containsKey("mode")
        ? elicitation
        : Slice.of(new Edits(elicitation.source()).insert(elicitation, URL_MODE).apply());
  }
}
