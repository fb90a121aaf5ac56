package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that the transport gives itself: an HTTP status with a JSON-RPC error as body. */
public final class HttpErrors {
  private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

  private HttpErrors() {}

  /**
   * Sends an error.
   *
   * @param id the request's id, or null if there is none
   */
  public static void send(HttpServletResponse response, Slice id, SeraiException error) {
    if (error.code() == ErrorCode.INTERNAL) {
      LOG.error("A request failed: {}", error.getMessage(), error);
    }
    if (error.code().retryable()) {
      response.setHeader("Retry-After", "1");
    } else if (error.code() == ErrorCode.TOO_MANY_ATTEMPTS) {
      response.setHeader("Retry-After", "60");
    }
    int status = error.code().httpStatus() == 200 ? 400 : error.code().httpStatus();
    write(response, status, RpcMessages.error(id, error));
  }

  /** Sends 405 with the methods that are allowed. */
  static void methodNotAllowed(HttpServletResponse response, String allowed) {
    response.setHeader("Allow", allowed);
    write(
        response,
        405,
        RpcMessages.error(
            null,
            new SeraiException(
                ErrorCode.INVALID_REQUEST, "Use one of the methods " + allowed + ".")));
  }

  static void write(HttpServletResponse response, int status, byte[] body) {
    try {
      response.setStatus(status);
      response.setContentType("application/json");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The client has gone", e);
    }
  }
}
