package dev.serai.gateway.internal.exchange;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import java.util.Map;

/**
 * A client request on its way to one server.
 *
 * @param exchange the request
 * @param server whose it is
 * @param target what it addresses, by the server's own name or URI, or null
 * @param renamed places of the request that have another text there, which is the target's, as JSON
 *     text
 * @param mapping what the server's messages need on their way back
 * @param input what the client said to the server's last {@link InputRequired}, or null; a modern
 *     client's own request holds it already
 * @param round how often the server has wanted input before
 */
public record Call(
    Exchange exchange,
    InstallationId server,
    String target,
    Map<Place, byte[]> renamed,
    AnswerMapping mapping,
    Input input,
    int round) {

  /**
   * What answers a server's wish for input (MCP 2026-07-28, multi round-trip requests).
   *
   * @param responses the value of {@code inputResponses}, JSON text, or null
   * @param requestState the value of {@code requestState}, JSON text, or null
   */
  public record Input(byte[] responses, byte[] requestState) {}

  /** A call of the first round. */
  public Call(
      Exchange exchange,
      InstallationId server,
      String target,
      Map<Place, byte[]> renamed,
      AnswerMapping mapping) {
    this(exchange, server, target, renamed, mapping, null, 0);
  }

  /** The same call with what the server wanted to know. */
  public Call nextRound(Input said) {
    return new Call(exchange, server, target, renamed, mapping, said, round + 1);
  }

  /** The same call with another mapping of its answers. */
  public Call with(AnswerMapping other) {
    return new Call(exchange, server, target, renamed, other, input, round);
  }

  /** A call that goes through as it is. */
  public static Call unchanged(Exchange exchange, InstallationId server) {
    Message request = exchange.request();
    String name = request.text(Place.NAME);
    String target = name == null ? request.text(Place.URI) : name;
    return new Call(exchange, server, target, Map.of(), AnswerMapping.NONE);
  }

  /** The decoded string at a place as the server gets it, or null where there is none. */
  public String text(Place place) {
    return renamed.containsKey(place) ? target : exchange.request().text(place);
  }

  /** The {@code Mcp-Param-*} headers of the client's request, by name as it gave them. */
  public Map<String, String> headers() {
    return exchange.headers();
  }

  /**
   * The request as the server gets it: under this id, which is its progress token as well, and with
   * the server's own names. The upstream adapter may edit it further.
   */
  public Edits requestUnder(long id) {
    Message request = exchange.request();
    byte[] ours = JsonText.utf8(Long.toString(id));
    Edits edits = new Edits(request.bytes());
    edits.replace(request.id(), ours);
    edits.replace(request.slice(Place.PROGRESS_TOKEN), ours);
    renamed.forEach((place, text) -> edits.replace(request.slice(place), text));
    return edits;
  }
}
