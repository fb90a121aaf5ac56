package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.limits.Limit;

/**
 * Tells a client that it has missed messages: a stream has no error of its own, so it is a log
 * message (MCP 2025-11-25, utilities, logging).
 */
final class LossNotice {
  private static final String LEVEL = "error";

  private LossNotice() {}

  /**
   * The message.
   *
   * @param limit what the client has run into
   * @param least the least severe level that the client wants, or null for every one
   * @return null if it does not want this one
   */
  static byte[] of(Limit limit, String least) {
    if (!LogLevel.includes(least, LEVEL)) {
      return null;
    }
    String text =
        limit == Limit.SLOW_READER
            ? "The connection was cut off, since it was read too slowly. "
            : "Messages of this stream are lost: you came back too late. ";
    return RpcMessages.notification(
        "notifications/message",
        JsonText.join(
            "{\"level\":\"" + LEVEL + "\",\"logger\":\"serai\",\"data\":",
            JsonText.quote(text + limit.sentence()),
            "}"));
  }
}
