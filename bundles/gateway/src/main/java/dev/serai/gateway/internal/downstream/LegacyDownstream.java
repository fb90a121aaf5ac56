package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.http.DownstreamEra;
import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.http.StreamLog;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.util.List;

/**
 * Clients of the revisions with sessions, 2025-03-26 to 2025-11-25, over Streamable HTTP. A request
 * without a session id is served without a session wherever it needs none, since some hosted
 * clients never send the id back.
 */
final class LegacyDownstream implements DownstreamEra {
  private static final MessageReader READER = MessageReader.strict();

  private final ClientSessions sessions;
  private final SessionMethods methods;
  private final SessionTraffic traffic;
  private final boolean strictSessions;

  /**
   * The adapter.
   *
   * @param sessions all client sessions
   * @param methods serves requests
   * @param traffic serves what clients send
   * @param strictSessions whether every request but {@code initialize} needs a session
   */
  LegacyDownstream(
      ClientSessions sessions,
      SessionMethods methods,
      SessionTraffic traffic,
      boolean strictSessions) {
    this.sessions = sessions;
    this.methods = methods;
    this.traffic = traffic;
    this.strictSessions = strictSessions;
  }

  @Override
  public void post(HttpCall call, byte[] body) {
    whenSessionsAreKnown(call, () -> take(call, body));
  }

  private void whenSessionsAreKnown(HttpCall call, Runnable request) {
    if (call.sessionId() == null) {
      request.run();
    } else {
      sessions.whenAsked(request);
    }
  }

  private void take(HttpCall call, byte[] body) {
    try {
      if (MessageReader.isBatch(body)) {
        batch(call, body);
      } else {
        take(call, READER.read(body));
      }
    } catch (SeraiException e) {
      call.error(null, e);
    }
  }

  /** Answers one message. */
  void post(HttpCall call, Message message) {
    whenSessionsAreKnown(call, () -> take(call, message));
  }

  private void take(HttpCall call, Message message) {
    try {
      one(call, message);
    } catch (SeraiException e) {
      call.error(message.isRequest() ? message.id() : null, e);
    }
  }

  private void one(HttpCall call, Message message) {
    if (message.isRequest() && message.method().equals("initialize")) {
      methods.initialize(
          call.caller(),
          call.actor(),
          () -> sessions.place(call.principal()),
          message,
          true,
          session -> accepted(call, session));
      return;
    }
    ProtocolVersions.check(call.header("MCP-Protocol-Version"));
    ClientSession session = sessionOf(call, message);
    if (message.isRequest()) {
      Client client = session == null ? SessionlessClient.of(call.caller()) : session;
      traffic.request(
          client,
          call.actor(),
          message,
          call.answer(
              client, session == null ? null : () -> session.streams().answers(message.id())));
    } else {
      SessionTraffic.hear(session, message);
      call.status(202);
    }
  }

  private static ClientSink accepted(HttpCall call, ClientSession session) {
    call.announceSession(session.id());
    return call.answer(session, null);
  }

  private ClientSession sessionOf(HttpCall call, Message message) {
    if (call.sessionId() != null) {
      return find(call);
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

  private ClientSession find(HttpCall call) {
    ClientSession session = sessions.find(call.sessionId(), call.principal(), call.scope());
    session.seen(call.actor());
    return session;
  }

  private void batch(HttpCall call, byte[] body) {
    String header = call.header("MCP-Protocol-Version");
    ProtocolVersions.check(header);
    ClientSession session = call.sessionId() == null ? null : find(call);
    String version =
        session != null ? session.version() : header == null ? ProtocolVersions.ASSUMED : header;
    List<Message> messages = traffic.batch(body, version);
    messages.forEach(message -> sessionOf(call, message));
    List<Message> requests = messages.stream().filter(Message::isRequest).toList();
    messages.stream()
        .filter(message -> !message.isRequest())
        .forEach(message -> SessionTraffic.hear(session, message));
    if (requests.isEmpty()) {
      call.status(202);
      return;
    }
    Client client = session == null ? SessionlessClient.of(call.caller()) : session;
    traffic.requests(client, call.actor(), requests, call.answer(client, null));
  }

  @Override
  public void listen(HttpCall call) {
    whenSessionsAreKnown(call, () -> openStream(call));
  }

  private void openStream(HttpCall call) {
    try {
      ProtocolVersions.check(call.header("MCP-Protocol-Version"));
      if (call.sessionId() == null) {
        throw new SeraiException(
            ErrorCode.SESSION_REQUIRED, "The Mcp-Session-Id header is missing.");
      }
      ClientSession session = find(call);
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
    EventId last = EventId.of(call.header("Last-Event-ID"));
    StreamLog log = session.streams().find(last);
    if (log != null) {
      session.resume(log, stream(call, session), last);
      if (!last.isOfAnswers()) {
        sessions.listens(session);
      }
    } else if (last != null && last.isOfAnswers()) {
      answerIsLost(call, session.streams().lost(last), last.request());
    } else {
      synchronized (session) {
        sessions.admitStream(session);
        session.listen(stream(call, session), last);
      }
      sessions.listens(session);
    }
  }

  private EventStream stream(HttpCall call, ClientSession session) throws IOException {
    return call.stream(session, session::touch, actor -> sessions.rightsChanged(session, actor));
  }

  /** An earlier gateway had the stream, or it gave way to others: its client must not wait. */
  private static void answerIsLost(HttpCall call, SeraiException lost, Slice request)
      throws IOException {
    if (request == null) {
      throw lost;
    }
    EventStream stream = call.stream(call.caller(), () -> {}, actor -> {});
    stream.send(RpcMessages.error(request, lost));
    stream.close();
  }

  @Override
  public void end(HttpCall call) {
    whenSessionsAreKnown(call, () -> endSession(call));
  }

  private void endSession(HttpCall call) {
    try {
      if (call.sessionId() == null) {
        throw new SeraiException(
            ErrorCode.SESSION_REQUIRED, "The Mcp-Session-Id header is missing.");
      }
      sessions.end(find(call)).thenRun(() -> call.status(204));
    } catch (SeraiException e) {
      call.error(null, e);
    }
  }
}
