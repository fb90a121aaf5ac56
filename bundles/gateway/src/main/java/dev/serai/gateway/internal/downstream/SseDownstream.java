package dev.serai.gateway.internal.downstream;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.http.DownstreamEra;
import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients of the HTTP+SSE pair (MCP 2024-11-05, transports): a GET opens the stream that carries
 * everything to the client, and names the address of its POSTs.
 */
final class SseDownstream implements DownstreamEra {
  private static final MessageReader READER = MessageReader.strict();
  private static final String ID = "sessionId";

  private final ClientSessions sessions;
  private final SessionMethods methods;
  private final SessionTraffic traffic;
  private final Duration patience;
  private final LimitHits hits;
  private final Map<String, SseConnection> connections = new ConcurrentHashMap<>();

  /**
   * The adapter.
   *
   * @param sessions all client sessions
   * @param methods serves requests
   * @param traffic serves what clients send
   * @param patience how long a client may be there without a session
   * @param hits counts refusals
   */
  SseDownstream(
      ClientSessions sessions,
      SessionMethods methods,
      SessionTraffic traffic,
      Duration patience,
      LimitHits hits) {
    this.sessions = sessions;
    this.methods = methods;
    this.traffic = traffic;
    this.patience = patience;
    this.hits = hits;
  }

  @Override
  public void listen(HttpCall call) {
    try {
      ProtocolVersions.check(call.header("MCP-Protocol-Version"));
      if (!sessions.isListening()) {
        throw new SeraiException(ErrorCode.SERVICE_REPLACED, "The gateway is being replaced.");
      }
      open(call, sessions.place(call.principal()));
    } catch (SeraiException e) {
      call.error(null, e);
    } catch (IOException e) {
      call.error(null, new SeraiException(ErrorCode.INTERNAL, "The stream could not open.", e));
    }
  }

  private void open(HttpCall call, SessionPlaces.Place place) throws IOException {
    String id = sessions.newId();
    EventStream stream;
    try {
      stream =
          call.stream(
              call.caller(),
              () -> sessions.later(() -> gone(id)),
              actor -> rightsChanged(id, actor));
    } catch (IOException e) {
      place.leave();
      throw e;
    }
    connections.put(id, new SseConnection(call, place, stream, sessions, methods, traffic));
    stream.event("endpoint", call.path() + "?" + ID + "=" + id);
    if (stream.isClosed()) {
      gone(id);
    }
  }

  /** Ends the streams of clients that have had no session for too long. */
  void expire() {
    connections.forEach(
        (id, connection) -> {
          if (connection.isUnused(patience) && connections.remove(id, connection)) {
            connection.expire(
                hits.refuse(
                    Limit.INITIALIZE_TIME,
                    ErrorCode.SESSION_REQUIRED,
                    "No initialize came on this stream for too long."));
          }
        });
  }

  private void rightsChanged(String id, Actor actor) {
    SseConnection connection = connections.get(id);
    if (connection != null) {
      connection.rightsChanged(actor);
    }
  }

  private void gone(String id) {
    SseConnection connection = connections.remove(id);
    if (connection != null) {
      connection.close();
    }
  }

  @Override
  public void post(HttpCall call, byte[] body) {
    try {
      ProtocolVersions.check(call.header("MCP-Protocol-Version"));
      SseConnection connection = find(call);
      if (MessageReader.isBatch(body)) {
        List<Message> batch = traffic.batch(body, connection.version());
        call.status(202);
        connection.take(batch, call.actor());
      } else {
        Message message = READER.read(body);
        call.status(202);
        connection.take(message, call.actor());
      }
    } catch (SeraiException e) {
      call.error(null, e);
    }
  }

  private SseConnection find(HttpCall call) {
    String id = call.query(ID);
    if (id == null) {
      throw new SeraiException(
          ErrorCode.SESSION_REQUIRED, "The address lacks the session that the stream names.");
    }
    SseConnection connection = connections.get(id);
    if (connection == null || !connection.belongsTo(call.caller())) {
      throw new SeraiException(ErrorCode.UNKNOWN_SESSION, "The session is unknown or has ended.");
    }
    return connection;
  }

  @Override
  public void end(HttpCall call) {
    call.status(405);
  }
}
