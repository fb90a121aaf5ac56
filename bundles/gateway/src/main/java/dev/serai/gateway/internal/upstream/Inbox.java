package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.AnswerId;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes from a server: answers go to whoever waits, all else to the era's adapter. */
final class Inbox implements Wire.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final MessageReader READER = MessageReader.lenient();

  private final UpstreamSession session;
  private final PendingRequests pending;

  Inbox(UpstreamSession session) {
    this.session = session;
    this.pending = session.requests().pending();
  }

  @Override
  public void message(byte[] bytes, long during) {
    Message message;
    try {
      message = READER.read(bytes);
    } catch (SeraiException e) {
      unreadable(bytes, e);
      return;
    }
    if (message.isResponse()) {
      answer(message.id() == null && during != 0 ? identified(message, during) : message);
    } else if (session.adapter() == null) {
      LOG.debug("Server {} spoke before its era was known", session.instance());
    } else if (message.isRequest()) {
      session.adapter().asked(message, during);
    } else {
      told(message, during);
    }
  }

  /** Whoever waits for it need not wait any longer. */
  private void unreadable(byte[] bytes, SeraiException error) {
    session.requests().count(error);
    long id = PendingRequests.number(AnswerId.find(bytes));
    if (pending.get(id) == null) {
      LOG.warn(
          "Server {} sent what is no MCP message, which is dropped; have it mended: {}",
          session.instance(),
          error.getMessage());
      return;
    }
    session.wire().answered(id);
    failed(id, invalid("The server's answer cannot be read. " + error.getMessage()), true);
  }

  /** An error that could not name its request, in a body or on a stream that belongs to one. */
  private static Message identified(Message error, long during) {
    return READER.read(
        JsonText.join(
            "{\"jsonrpc\":\"2.0\",\"id\":",
            Long.toString(during),
            ",\"error\":",
            error.error(),
            "}"));
  }

  private void answer(Message message) {
    long id = PendingRequests.number(message.id());
    if (isUnusable(message, pending.get(id))) {
      session.wire().answered(id);
      failed(id, invalid("The server's result is no object."), true);
      return;
    }
    Pending waiting = pending.remove(id);
    if (waiting == null) {
      LOG.debug("Server {} answered a request that nobody waits for", session.instance());
      return;
    }
    session.wire().answered(id);
    if (waiting.call() == null) {
      waiting.own().complete(message);
    } else {
      clients(waiting, message);
    }
  }

  /** Whatever is wrong with an answer, whoever waits hears of it: nobody else would tell. */
  private void clients(Pending waiting, Message message) {
    try {
      session.adapter().answered(waiting, message);
    } catch (RuntimeException e) {
      LOG.warn(
          "Server {}: its answer to {} could not be handled, the call fails",
          session.instance(),
          waiting.method(),
          e);
      waiting.fail(SeraiException.of(e), true);
    }
  }

  /** A result of 2026-07-28 has members that only an object can have (MCP, basic, results). */
  private boolean isUnusable(Message answer, Pending waiting) {
    return waiting != null
        && waiting.call() != null
        && answer.result() != null
        && !answer.result().isObject()
        && (waiting.call().exchange().client().era() == Era.MODERN
            || session.adapter().era() == Era.MODERN);
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message);
  }

  private void told(Message message, long during) {
    if (message.method().equals("notifications/progress")) {
      Pending waiting = pending.get(PendingRequests.number(message.slice(Place.PROGRESS_TOKEN)));
      if (waiting != null) {
        waiting.progressed();
      }
    }
    session.adapter().told(message, during);
  }

  @Override
  public void streaming(long id) {
    Exchange exchange = pending.exchange(id);
    if (exchange != null) {
      exchange.begin();
    }
  }

  @Override
  public void paused(long id, long retryMillis) {
    Exchange exchange = pending.exchange(id);
    if (exchange != null) {
      exchange.pause(retryMillis);
    }
  }

  @Override
  public void failed(long id, SeraiException error, boolean reached) {
    session.requests().fail(id, error, reached);
  }

  @Override
  public void lost(SeraiException error) {
    LOG.warn("Server {}: {} The message is lost", session.instance(), error.getMessage());
  }

  @Override
  public void closed(String reason) {
    session.end(reason);
  }

  @Override
  public void sessionLost(long id) {
    if (session.adapter() == null) {
      session
          .requests()
          .fail(
              id,
              new SeraiException(ErrorCode.UPSTREAM_INVALID, "The server refused the request."),
              true);
      return;
    }
    session.retire("the server has forgotten the session");
    session
        .requests()
        .fail(
            id,
            new SeraiException(
                ErrorCode.UPSTREAM_UNREACHABLE, "The server has forgotten the session."),
            false);
  }

  @Override
  public void silent(Duration limit) {
    session.ping(limit);
  }
}
