package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.http.DownstreamEra;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.http.StreamLog;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.RpcMessages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients of the revisions with sessions, 2025-03-26 to 2025-11-25, over Streamable HTTP. A request
 * without a session id is served without a session wherever it needs none, since some hosted
 * clients never send the id back.
 */
final class LegacyDownstream implements DownstreamEra {
  private static final MessageReader READER = MessageReader.strict();
  private static final int MAX_STREAMS = 8;
  private static final int MAX_BATCH = 100;

  private final ClientSessions sessions;
  private final SessionMethods methods;
  private final boolean strictSessions;

  /**
   * The adapter.
   *
   * @param sessions all client sessions
   * @param methods serves requests
   * @param strictSessions whether every request but {@code initialize} needs a session
   */
  LegacyDownstream(ClientSessions sessions, SessionMethods methods, boolean strictSessions) {
    this.sessions = sessions;
    this.methods = methods;
    this.strictSessions = strictSessions;
  }

  @Override
  public void post(HttpCall call, byte[] body) {
    try {
      if (MessageReader.isBatch(body)) {
        batch(call, body);
      } else {
        post(call, READER.read(body));
      }
    } catch (SeraiException e) {
      call.error(null, e);
    }
  }

  /** Answers one message. */
  void post(HttpCall call, Message message) {
    try {
      one(call, message);
    } catch (SeraiException e) {
      call.error(message.isRequest() ? message.id() : null, e);
    }
  }

  private void one(HttpCall call, Message message) {
    if (message.isRequest() && message.method().equals("initialize")) {
      methods.initialize(call, message);
      return;
    }
    ProtocolVersions.check(call.header("MCP-Protocol-Version"));
    ClientSession session = sessionOf(call, message);
    if (message.isRequest()) {
      Client client = session == null ? methods.sessionless(call.scope()) : session;
      request(client, message, call.answer(session == null ? null : session.logs()));
    } else {
      hear(session, message);
      call.status(202);
    }
  }

  private ClientSession sessionOf(HttpCall call, Message message) {
    if (call.sessionId() != null) {
      return sessions.find(call.sessionId(), call.scope());
    }
    boolean needed =
        strictSessions
            || message.isResponse()
            || (message.isRequest() && SessionMethods.needsSession(message.method()));
    if (needed) {
      throw new SeraiException(ErrorCode.SESSION_REQUIRED, "The Mcp-Session-Id header is missing.");
    }
    return null;
  }

  private void request(Client client, Message message, ClientSink sink) {
    String id = message.id().text();
    ClientSession session = client instanceof ClientSession with ? with : null;
    Exchange exchange =
        new Exchange(
            client,
            message,
            sink,
            () -> {
              if (session != null) {
                session.end(id);
              }
            });
    if (session != null && !session.begin(id, exchange)) {
      sink.finish(
          Answer.ok(
              RpcMessages.error(
                  message.id(),
                  new SeraiException(
                      ErrorCode.INVALID_REQUEST, "A request with this id is in flight already."))));
      return;
    }
    methods.serve(exchange, session);
  }

  private static void hear(ClientSession session, Message message) {
    if (session == null) {
      return;
    }
    if (message.isResponse()) {
      session.answered(message);
    } else {
      switch (message.method()) {
        case "notifications/cancelled" -> session.cancel(message);
        case "notifications/progress" -> session.progressed(message);
        default -> session.notified(message);
      }
    }
  }

  private void batch(HttpCall call, byte[] body) {
    String header = call.header("MCP-Protocol-Version");
    ProtocolVersions.check(header);
    ClientSession session =
        call.sessionId() == null ? null : sessions.find(call.sessionId(), call.scope());
    String version =
        session != null ? session.version() : header == null ? ProtocolVersions.ASSUMED : header;
    if (!version.equals(ProtocolVersions.WITH_BATCHES)) {
      throw new SeraiException(
          ErrorCode.INVALID_REQUEST, "Protocol version " + version + " has no batches.");
    }
    List<Message> messages = read(body);
    List<Message> requests = messages.stream().filter(Message::isRequest).toList();
    for (Message message : messages) {
      check(call, message);
    }
    messages.stream().filter(message -> !message.isRequest()).forEach(m -> hear(session, m));
    if (requests.isEmpty()) {
      call.status(202);
      return;
    }
    BatchAnswer answer = new BatchAnswer(call.answer(null), requests.size());
    for (Message request : requests) {
      request(
          session == null ? methods.sessionless(call.scope()) : session, request, answer.part());
    }
  }

  private void check(HttpCall call, Message message) {
    if (message.isRequest() && message.method().equals("initialize")) {
      throw new SeraiException(
          ErrorCode.INVALID_REQUEST, "initialize must not be part of a batch.");
    }
    sessionOf(call, message);
  }

  private static List<Message> read(byte[] body) {
    List<byte[]> elements = READER.split(body);
    if (elements.isEmpty() || elements.size() > MAX_BATCH) {
      throw new SeraiException(
          ErrorCode.INVALID_REQUEST, "A batch has 1 to " + MAX_BATCH + " messages.");
    }
    List<Message> messages = new ArrayList<>(elements.size());
    for (byte[] element : elements) {
      messages.add(READER.read(element));
    }
    return messages;
  }

  @Override
  public void listen(HttpCall call) {
    try {
      ProtocolVersions.check(call.header("MCP-Protocol-Version"));
      if (call.sessionId() == null) {
        throw new SeraiException(
            ErrorCode.SESSION_REQUIRED, "The Mcp-Session-Id header is missing.");
      }
      ClientSession session = sessions.find(call.sessionId(), call.scope());
      if (!sessions.isListening()) {
        throw new SeraiException(ErrorCode.SERVICE_REPLACED, "The gateway is being replaced.");
      }
      listen(call, session);
    } catch (SeraiException e) {
      call.error(null, e);
    } catch (IOException e) {
      call.error(null, new SeraiException(ErrorCode.INTERNAL, "The stream could not open.", e));
    }
  }

  private void listen(HttpCall call, ClientSession session) throws IOException {
    String lastEventId = call.header("Last-Event-ID");
    StreamLog log = lastEventId == null ? null : session.streams().find(lastEventId);
    if (log != null) {
      StreamLogs.resume(log, call.stream(session::touch), lastEventId);
      return;
    }
    if (session.mailbox().size() >= MAX_STREAMS) {
      throw new SeraiException(ErrorCode.OVERLOADED, "The session has too many open streams.");
    }
    session.mailbox().open(call.stream(session::touch));
    sessions.listens(session);
  }

  @Override
  public void end(HttpCall call) {
    try {
      if (call.sessionId() == null) {
        throw new SeraiException(
            ErrorCode.SESSION_REQUIRED, "The Mcp-Session-Id header is missing.");
      }
      sessions.end(sessions.find(call.sessionId(), call.scope()));
      call.status(204);
    } catch (SeraiException e) {
      call.error(null, e);
    }
  }
}
