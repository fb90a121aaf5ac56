package dev.serai.edge.jetty.internal;

import dev.serai.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;

/**
 * Answers at the URLs of clients while nobody else does: the HTTP server listens a moment before
 * the edge has published them, and its 404 would tell a client that its session has ended (MCP
 * 2025-11-25, transports, session management).
 */
final class StartingHandler extends AbstractHandler {
  private static final List<String> URLS = List.of("/mcp", "/servers");
  private static final byte[] BODY =
      "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"%s\",\"data\":%s}}"
          .formatted(
              ErrorCode.STARTING.jsonRpcCode(), "Serai is starting.", ErrorCode.STARTING.data())
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (base.isHandled() || URLS.stream().noneMatch(url -> isBelow(target, url))) {
      return;
    }
    base.setHandled(true);
    response.setStatus(ErrorCode.STARTING.httpStatus());
    response.setHeader("Retry-After", "1");
    response.setContentType("application/json");
    response.getOutputStream().write(BODY);
  }

  private static boolean isBelow(String target, String url) {
    return target.equals(url) || target.startsWith(url + "/");
  }
}
