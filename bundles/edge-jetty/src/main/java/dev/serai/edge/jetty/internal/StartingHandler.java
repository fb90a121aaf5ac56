package dev.serai.edge.jetty.internal;

import dev.serai.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;

/**
 * Answers at Serai's URLs while nobody else does: the HTTP server listens a moment before the edge
 * has published them, and its 404 would tell a client that its session has ended (MCP 2025-11-25,
 * transports, session management), and a probe that the process is ill.
 */
final class StartingHandler extends AbstractHandler {
  private static final byte[] LIVE = json("{\"status\":\"UP\",\"checks\":[]}");
  private static final byte[] NOT_READY = json("{\"status\":\"DOWN\",\"checks\":[]}");
  private static final byte[] STARTING =
      ClientUrls.refusal(ErrorCode.STARTING, "Serai is starting.");

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (base.isHandled()) {
      return;
    }
    if (ClientUrls.include(target)) {
      ClientUrls.answer(base, response, 503, STARTING);
    } else if (target.equals("/health/live")) {
      ClientUrls.answer(base, response, 200, LIVE);
    } else if (target.equals("/health") || target.equals("/health/ready")) {
      ClientUrls.answer(base, response, 503, NOT_READY);
    }
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
