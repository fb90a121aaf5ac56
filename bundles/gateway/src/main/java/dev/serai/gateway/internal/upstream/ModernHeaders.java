package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that repeat parts of a request (MCP 2026-07-28, Streamable HTTP, request metadata).
 */
final class ModernHeaders {
  private ModernHeaders() {}

  /** For a request without a name. */
  static Map<String, String> of(String method) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("MCP-Protocol-Version", ModernMeta.VERSION);
    headers.put("Mcp-Method", method);
    return headers;
  }

  /**
   * For a client's request: a modern client's own parameter headers, which the server is to judge;
   * for a legacy one those that its arguments call for.
   *
   * @param call the request
   * @param tools what is known of the server's tools
   */
  static Map<String, String> of(Call call, HeaderTools tools) {
    String method = call.exchange().request().method();
    Map<String, String> headers = of(method);
    Place named = named(method);
    String name = named == null ? null : call.text(named);
    if (name != null) {
      headers.put("Mcp-Name", HeaderValue.encode(name));
    }
    if (call.exchange().client().era() == Era.MODERN) {
      headers.putAll(call.headers());
    } else if (method.equals("tools/call")) {
      headers.putAll(tools.of(call.target()).of(call.exchange().request()));
    }
    return headers;
  }

  private static Place named(String method) {
    return switch (method) {
      case "tools/call", "prompts/get" -> Place.NAME;
      case "resources/read" -> Place.URI;
      case "tasks/get", "tasks/update", "tasks/cancel" -> Place.TASK_ID;
      default -> null;
    };
  }
}
