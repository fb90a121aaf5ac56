package dev.serai.edge.internal.pass;

import dev.serai.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers that the edge gives itself: an HTTP status and a JSON-RPC error without an id, since
 * the edge does not read the request (MCP 2025-11-25, Streamable HTTP, allows such a body with an
 * HTTP error status).
 */
enum Refusal {
  MISSING(ErrorCode.SERVICE_MISSING, "No gateway is there to take the request (serai-gateway)."),
  STARTING(ErrorCode.STARTING, "Serai is starting."),
  STOPPING(ErrorCode.STOPPING, "Serai is stopping."),
  FULL(ErrorCode.OVERLOADED, "Too many requests wait for the gateway."),
  REPLACED(ErrorCode.SERVICE_REPLACED, "The gateway was replaced before it had answered."),
  FAILED(ErrorCode.INTERNAL, "The gateway failed to handle the request."),
  NOT_LOOPBACK(
      ErrorCode.NOT_LOOPBACK,
      "Serai answers on loopback addresses only, as long as calls need no token."),
  NOT_ENCRYPTED(
      ErrorCode.NOT_ENCRYPTED,
      "Serai answers other machines by TLS only, or behind a trusted proxy.");

  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  private final ErrorCode code;
  private final byte[] body;

  Refusal(ErrorCode code, String message) {
    this.code = code;
    this.body =
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"%s\",\"data\":%s}}"
            .formatted(code.jsonRpcCode(), message, code.data())
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Answers on an uncommitted response; never blocks, since the body fits any buffer. */
  void answer(HttpServletResponse response) {
    try {
      response.reset();
      response.setStatus(code.httpStatus());
      if (code.retryable()) {
        response.setHeader("Retry-After", "1");
      }
      response.setContentType("application/json");
      write(response.getOutputStream());
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The client left before the answer {}", code, e);
    }
  }

  private void write(ServletOutputStream out) throws IOException {
    if (out.isReady()) {
      out.write(body);
    }
  }
}
