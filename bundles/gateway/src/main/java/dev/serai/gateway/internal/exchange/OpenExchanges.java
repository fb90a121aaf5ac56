package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The client requests in flight, so that none is left without an answer when the gateway goes. Safe
 * for use by any thread; nothing blocks.
 */
public final class OpenExchanges {
  private static final Set<String> READING =
      Set.of(
          "initialize",
          "ping",
          "server/discover",
          "tools/list",
          "prompts/list",
          "prompts/get",
          "resources/list",
          "resources/templates/list",
          "resources/read",
          "resources/subscribe",
          "resources/unsubscribe",
          "completion/complete",
          "logging/setLevel",
          "tasks/get",
          "tasks/list",
          "tasks/result");

  private final Map<Seat, Exchange> open = new ConcurrentHashMap<>();
  private volatile boolean interrupted;

  /** A place for one exchange. */
  public final class Seat {
    private Seat() {}

    /** The exchange begins; it is ended at once where none may begin any more. */
    public void take(Exchange exchange) {
      open.put(this, exchange);
      if (exchange.hasEnded()) {
        leave();
      } else if (interrupted) {
        exchange.fail(replaced());
      }
    }

    /** The exchange has ended. */
    public void leave() {
      open.remove(this);
    }
  }

  /** A place that nobody has taken. */
  public Seat seat() {
    return new Seat();
  }

  /**
   * Ends all exchanges with an error, and lets no other begin. A call that may have run is not to
   * be sent again blindly; a request that only reads may.
   */
  public void interrupt() {
    interrupted = true;
    open.values().forEach(exchange -> exchange.fail(reason(exchange.request().method())));
  }

  private static SeraiException reason(String method) {
    return READING.contains(method)
        ? replaced()
        : new SeraiException(
            ErrorCode.CALL_INTERRUPTED,
            "The gateway was replaced before the server had answered; the call may have run.");
  }

  private static SeraiException replaced() {
    return new SeraiException(ErrorCode.SERVICE_REPLACED, "The gateway is being replaced.");
  }
}
