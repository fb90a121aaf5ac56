package dev.serai.registry.internal.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a package or a remote server speaks MCP (server.json: transport).
 *
 * @param place where it stands
 * @param type stdio, streamable-http or sse
 * @param url the address template; absent for stdio
 * @param headers sent with each request
 * @param variables what stands for <code>{name}</code> in the URL and the headers
 */
public record TransportInput(
    Place place,
    String type,
    Optional<String> url,
    List<NamedInput> headers,
    Map<String, Input> variables) {
  /** The type of standard input and output. */
  public static final String STDIO = "stdio";

  /** The type of Streamable HTTP. */
  public static final String STREAMABLE_HTTP = "streamable-http";

  /** The type of HTTP+SSE. */
  public static final String SSE = "sse";

  /** Reads a package's transport. */
  public static TransportInput ofPackage(Place place) {
    if (!place.isPresent()) {
      place.fault("Is required: add {\"type\": \"stdio\"} or a streamable-http transport.");
    }
    return read(place, "stdio, streamable-http or sse", List.of(STDIO, STREAMABLE_HTTP, SSE));
  }

  /** Reads an element of {@code remotes}. */
  public static TransportInput ofRemote(Place place) {
    return read(place, "streamable-http or sse", List.of(STREAMABLE_HTTP, SSE));
  }

  private static TransportInput read(Place place, String allowed, List<String> types) {
    String type = STDIO;
    if (place.isPresent() && place.isObject()) {
      type = place.at("type").requiredText(1, 255);
      if (!type.isEmpty() && !types.contains(type)) {
        place.at("type").fault("Must be " + allowed + ".");
      } else if (!type.isEmpty() && !type.equals(STDIO)) {
        place.at("url").requiredText(1, 2048);
      }
    }
    return new TransportInput(
        place,
        type,
        place.at("url").text(),
        NamedInput.headers(place.at("headers")),
        Input.variables(place));
  }
}
