package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.ModernCodes;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import java.util.Set;

/** A server has answered a POST with an HTTP error: the cause of what the caller is told. */
final class HttpRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** MCP 2026-07-28, transports, backwards compatibility with HTTP+SSE. */
  private static final Set<Integer> OF_OLD_SERVERS = Set.of(400, 404, 405);

  private final boolean maybePair;
  private final boolean anonymous;

  /** The refusal of a request by this status and body. */
  HttpRefusal(int status, byte[] body) {
    super("HTTP " + status, null, false, false);
    Message said = read(body);
    this.maybePair = OF_OLD_SERVERS.contains(status) && !isModern(said);
    this.anonymous = said == null || said.id() == null;
  }

  /** Whether it is one of a server that may have the pair only, and says nothing of a request. */
  boolean isVague() {
    return maybePair && anonymous;
  }

  /** Whether the server behind an error may be one that has the HTTP+SSE pair only. */
  static boolean maybePair(Throwable error) {
    return SeraiException.of(error).getCause() instanceof HttpRefusal refusal && refusal.maybePair;
  }

  private static Message read(byte[] body) {
    try {
      return body.length > 0 && body[0] == '{' ? MessageReader.lenient().read(body) : null;
    } catch (SeraiException e) {
      return null;
    }
  }

  private static boolean isModern(Message said) {
    return said != null && ModernCodes.isReserved(ModernCodes.of(said));
  }
}
