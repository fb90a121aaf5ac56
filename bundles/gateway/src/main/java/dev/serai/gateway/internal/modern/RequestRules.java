package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.http.HeaderText;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.Enumeration;

/** What every request must say about itself (MCP 2026-07-28, basic and Streamable HTTP). */
final class RequestRules {
  private RequestRules() {}

  /**
   * Checks headers and {@code _meta}. Only an event stream can be listened to, and shows that its
   * client has gone, which is how requests are cancelled: a client has to accept one.
   *
   * @throws SeraiException {@code NOT_ACCEPTABLE}, {@code INVALID_PARAMS}, {@code HEADER_MISMATCH}
   *     or {@code UNSUPPORTED_REVISION}
   */
  static void check(HttpCall call, Message request) {
    if (!call.acceptsBothForms()) {
      throw new SeraiException(
          ErrorCode.NOT_ACCEPTABLE, "Accept has to name application/json and text/event-stream.");
    }
    String version = request.text(Place.META_VERSION);
    if (version == null) {
      throw invalid("_meta needs io.modelcontextprotocol/protocolVersion, a string.");
    }
    mirrors("MCP-Protocol-Version", header(call, "MCP-Protocol-Version"), version);
    if (!version.equals(Revisions.SPOKEN)) {
      throw new SeraiException(
          ErrorCode.UNSUPPORTED_REVISION, "This protocol version is not supported.");
    }
    Slice capabilities = request.slice(Place.META_CAPABILITIES);
    if (capabilities == null || capabilities.source()[capabilities.from()] != '{') {
      throw invalid("_meta needs io.modelcontextprotocol/clientCapabilities, an object.");
    }
    mirrors("Mcp-Method", header(call, "Mcp-Method"), request.method());
    name(call, request);
    if (request.slice(Place.META_LOG_LEVEL) != null
        && !LogLevel.isKnown(request.text(Place.META_LOG_LEVEL))) {
      throw invalid("io.modelcontextprotocol/logLevel must be a log level of RFC 5424.");
    }
  }

  private static void name(HttpCall call, Message request) {
    Place place = named(request.method());
    if (place != null && request.text(place) != null) {
      mirrors(
          "Mcp-Name", HeaderText.decode("Mcp-Name", header(call, "Mcp-Name")), request.text(place));
    }
  }

  private static Place named(String method) {
    return switch (method) {
      case "tools/call", "prompts/get" -> Place.NAME;
      case "resources/read" -> Place.URI;
      case "tasks/get", "tasks/update", "tasks/cancel" -> Place.TASK_ID;
      default -> null;
    };
  }

  private static String header(HttpCall call, String name) {
    Enumeration<String> values = call.headers(name);
    String value = values.hasMoreElements() ? values.nextElement() : null;
    if (value == null || values.hasMoreElements()) {
      throw new SeraiException(
          ErrorCode.HEADER_MISMATCH,
          "The header " + name + (value == null ? " is missing." : " was sent twice."));
    }
    return value.trim();
  }

  private static void mirrors(String name, String header, String body) {
    if (!header.equals(body)) {
      throw new SeraiException(
          ErrorCode.HEADER_MISMATCH, "The header " + name + " differs from the request's body.");
    }
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.INVALID_PARAMS, message);
  }
}
