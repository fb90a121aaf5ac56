package dev.serai.gateway.internal.downstream;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.http.Outlet;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.RpcMessages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client of the HTTP+SSE pair: everything that it hears comes on one stream, and its session
 * ends with it. Safe for use by any thread.
 */
final class SseConnection implements ClientSink, Outlet {
  private final Caller caller;
  private final EventStream stream;
  private final ClientSessions sessions;
  private final SessionMethods methods;
  private final SessionTraffic traffic;
  private final AtomicBoolean listening = new AtomicBoolean();
  private volatile ClientSession session;
  private volatile long withoutSince = System.nanoTime();
  private SessionPlaces.Place place;
  private volatile boolean leaving;

  /**
   * A connection of a client that has not said anything yet.
   *
   * @param call who it is
   * @param place that of its session, or its own while it has none
   */
  SseConnection(
      HttpCall call,
      SessionPlaces.Place place,
      EventStream stream,
      ClientSessions sessions,
      SessionMethods methods,
      SessionTraffic traffic) {
    this.caller = call.caller();
    this.place = place;
    this.stream = stream;
    this.sessions = sessions;
    this.methods = methods;
    this.traffic = traffic;
  }

  /** Whether it serves this principal at this endpoint. */
  boolean belongsTo(Caller other) {
    return caller.equals(other);
  }

  /** The revision that was agreed on; before that, the one that such clients speak at least. */
  String version() {
    ClientSession now = session();
    return now == null ? ProtocolVersions.OLDEST : now.version();
  }

  /**
   * Takes a message; every answer and every error comes on the stream.
   *
   * @param actor who sent it
   */
  void take(Message message, Actor actor) {
    if (!message.isRequest()) {
      SessionTraffic.hear(listening(), message);
    } else if (message.method().equals("initialize")) {
      initialize(message, actor);
    } else {
      request(message, actor);
    }
  }

  /** Takes the messages of a batch. */
  void take(List<Message> messages, Actor actor) {
    List<Message> requests = messages.stream().filter(Message::isRequest).toList();
    messages.stream()
        .filter(message -> !message.isRequest())
        .forEach(message -> take(message, actor));
    if (!requests.isEmpty()) {
      traffic.requests(listening(), actor, requests, this);
    }
  }

  private void request(Message message, Actor actor) {
    ClientSession now = listening();
    if (now != null) {
      now.seen(actor);
      traffic.request(now, actor, message, this);
    } else if (message.method().equals("ping")) {
      traffic.request(SessionlessClient.of(caller), actor, message, this);
    } else {
      fail(message, new SeraiException(ErrorCode.SESSION_REQUIRED, "initialize comes first."));
    }
  }

  private void initialize(Message message, Actor actor) {
    try {
      methods.initialize(caller, actor, this::place, message, false, this::begin);
    } catch (SeraiException e) {
      fail(message, e);
    }
  }

  /** The place taken with the stream, for the first session. */
  private synchronized SessionPlaces.Place place() {
    SessionPlaces.Place first = place;
    place = null;
    return first == null ? sessions.place(caller.principal()) : first;
  }

  private synchronized ClientSink begin(ClientSession fresh) {
    if (session() != null || stream.isClosed()) {
      sessions.end(fresh);
      throw new SeraiException(ErrorCode.INVALID_REQUEST, "The session has begun already.");
    }
    session = fresh;
    listening.set(false);
    return this;
  }

  private ClientSession session() {
    ClientSession now = session;
    return now != null && sessions.isOpen(now) ? now : null;
  }

  /** The session; a client that goes on after {@code initialize} may be told and asked. */
  private ClientSession listening() {
    ClientSession now = session();
    if (now != null && listening.compareAndSet(false, true)) {
      now.mailbox().open(this);
    }
    return now;
  }

  private void fail(Message request, SeraiException error) {
    stream.send(RpcMessages.error(request.id(), error));
  }

  /** Whether the client has had no session for a time. */
  boolean isUnused(Duration limit) {
    if (session() != null) {
      withoutSince = System.nanoTime();
    }
    return System.nanoTime() - withoutSince > limit.toNanos();
  }

  /** Makes room and ends the stream, and says why as far as can be said without a request. */
  void expire(SeraiException reason) {
    stream.send(RpcMessages.error(null, reason));
    close();
    stream.close();
  }

  /** The client may use something else now. */
  void rightsChanged(Actor now) {
    ClientSession open = session();
    if (open != null) {
      sessions.rightsChanged(open, now);
    }
  }

  /** The client has gone. */
  void close() {
    ClientSession now = session();
    if (now != null) {
      sessions.end(now);
    }
    synchronized (this) {
      if (place != null) {
        place.leave();
        place = null;
      }
    }
  }

  @Override
  public boolean send(byte[] message) {
    return stream.send(message);
  }

  @Override
  public boolean offer(byte[] message) {
    return stream.send(message);
  }

  @Override
  public boolean isConnected() {
    return !stream.isClosed();
  }

  /** No other connection can carry on: the stream ends with the last call on it. */
  @Override
  public void suspend(long retryMillis) {
    leaving = true;
    closeIfDone();
  }

  private void closeIfDone() {
    ClientSession now = session();
    if (leaving && (now == null || !now.isBusy())) {
      stream.close();
    }
  }

  @Override
  public void end() {
    stream.close();
  }

  @Override
  public void begin() {
    // The stream has been there from the start.
  }

  @Override
  public void pause(long retryMillis) {
    // The session would end with its stream.
  }

  @Override
  public void finish(Answer answer) {
    stream.send(answer.message());
    closeIfDone();
  }

  @Override
  public void abandon() {
    closeIfDone();
  }
}
