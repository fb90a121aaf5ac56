package dev.serai.edge.jetty.internal;

import dev.serai.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;

/** The URLs of clients, and how they are answered without the edge. */
final class ClientUrls {
  private static final List<String> ROOTS =
      List.of("/mcp", "/servers", "/.well-known/oauth-protected-resource");

  private ClientUrls() {}

  static boolean include(String target) {
    return ROOTS.stream().anyMatch(url -> target.equals(url) || target.startsWith(url + "/"));
  }

  /** A JSON-RPC error without an id, since nobody reads the request. */
  static byte[] refusal(ErrorCode code, String message) {
    return "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"%s\",\"data\":%s}}"
        .formatted(code.jsonRpcCode(), message, code.data())
        .getBytes(StandardCharsets.UTF_8);
  }

  static void answer(Request base, HttpServletResponse response, int status, byte[] body)
      throws IOException {
    base.setHandled(true);
    response.setStatus(status);
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "1");
    }
    response.setContentType("application/json");
    response.getOutputStream().write(body);
  }
}
