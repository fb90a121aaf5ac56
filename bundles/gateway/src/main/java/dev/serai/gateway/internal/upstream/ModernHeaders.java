package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.json.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The headers that repeat parts of a request (MCP 2026-07-28, Streamable HTTP, request metadata).
 */
final class ModernHeaders {
  private static final HttpField VERSION =
      new PreEncodedHttpField("MCP-Protocol-Version", ModernMeta.VERSION);
  private static final String METHOD = "Mcp-Method";
  private static final HttpField CALL = new PreEncodedHttpField(METHOD, "tools/call");

  private ModernHeaders() {}

  /** For a request without a name. */
  static List<HttpField> of(String method) {
    return List.of(VERSION, method(method));
  }

  private static HttpField method(String method) {
    return method.equals(CALL.getValue()) ? CALL : new HttpField(METHOD, method);
  }

  /**
   * For a client's request: the parameter headers that a modern client sends, which the server is
   * to judge; where it sends none, those that its arguments call for.
   *
   * @param call the request
   * @param tools what is known of the server's tools
   */
  static List<HttpField> of(Call call, HeaderTools tools) {
    String method = call.exchange().request().method();
    List<HttpField> headers = new ArrayList<>(4);
    headers.add(VERSION);
    headers.add(method(method));
    Place named = named(method);
    String name = named == null ? null : call.text(named);
    if (name != null) {
      headers.add(new HttpField("Mcp-Name", HeaderValue.encode(name)));
    }
    if (call.exchange().hasMirroredParams()) {
      addAll(call.headers(), headers);
    } else if (method.equals("tools/call")) {
      addAll(tools.of(call.target()).of(call.exchange().request()), headers);
    }
    return headers;
  }

  private static void addAll(Map<String, String> given, List<HttpField> headers) {
    if (!given.isEmpty()) {
      given.forEach((name, value) -> headers.add(new HttpField(name, value)));
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
}
