package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;

/**
 * What a client accepts. It has to accept both forms (MCP 2025-11-25 and 2026-07-28, transports);
 * one with a session that accepts a single form gets that one.
 *
 * @param json one JSON body
 * @param events an event stream
 */
record Accept(boolean json, boolean events) {

  /**
   * Reads the header; an absent one accepts everything.
   *
   * @throws SeraiException {@code NOT_ACCEPTABLE} if it accepts neither form
   */
  static Accept of(HttpServletRequest request) {
    String header = request.getHeader("Accept");
    if (header == null || header.contains("*/*")) {
      return new Accept(true, header == null || header.contains("*/*"));
    }
    String types = header.toLowerCase(Locale.ROOT);
    Accept accept =
        new Accept(
            types.contains("application/json") || types.contains("application/*"),
            types.contains("text/event-stream") || types.contains("text/*"));
    if (!accept.json() && !accept.events()) {
      throw new SeraiException(
          ErrorCode.NOT_ACCEPTABLE, "Accept has to name application/json and text/event-stream.");
    }
    return accept;
  }
}
