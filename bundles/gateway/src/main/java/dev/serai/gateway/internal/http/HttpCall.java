package dev.serai.gateway.internal.http;

import dev.serai.core.access.Actor;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * One HTTP request of a client, in asynchronous mode. It is answered by exactly one of the methods
 * here.
 */
public final class HttpCall {
  private static final String SESSION_HEADER = "Mcp-Session-Id";

  private final AsyncContext async;
  private final Admission.Admitted admitted;
  private final Principal principal;
  private final Scope scope;
  private final Accept accept;
  private final WaitingLimit waiting;
  private final Heartbeats heartbeats;
  private final OpenStreams streams;

  HttpCall(
      AsyncContext async,
      Admission.Admitted admitted,
      Scope scope,
      Accept accept,
      WaitingLimit waiting,
      Heartbeats heartbeats,
      OpenStreams streams) {
    this.async = async;
    this.admitted = admitted;
    this.principal = new Principal(admitted.actor().principal().reference());
    this.scope = scope;
    this.accept = accept;
    this.waiting = waiting;
    this.heartbeats = heartbeats;
    this.streams = streams;
  }

  /** Who calls, as what is theirs is bound to them. */
  public Principal principal() {
    return principal;
  }

  /** Who calls by this request, as decisions are made about them. */
  public Actor actor() {
    return admitted.actor();
  }

  /** What the URL gives access to. */
  public Scope scope() {
    return scope;
  }

  /** Whether the client accepts both forms of an answer, as it has to. */
  public boolean acceptsBothForms() {
    return accept.json() && accept.events();
  }

  /** Who calls, and where. */
  public Caller caller() {
    return new Caller(principal(), scope);
  }

  /** A request header, or null. */
  public String header(String name) {
    return ((HttpServletRequest) async.getRequest()).getHeader(name);
  }

  /** All values of a request header, in their order. */
  public Enumeration<String> headers(String name) {
    return ((HttpServletRequest) async.getRequest()).getHeaders(name);
  }

  /** The request headers whose names begin so, whatever their case; of equal ones the first. */
  public Map<String, String> headersOf(String prefix) {
    Map<String, String> found = null;
    Enumeration<String> names = ((HttpServletRequest) async.getRequest()).getHeaderNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
        found = found == null ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : found;
        found.putIfAbsent(name, header(name));
      }
    }
    return found == null ? Map.of() : found;
  }

  /** The path of the URL as the client sent it. */
  public String path() {
    return ((HttpServletRequest) async.getRequest()).getRequestURI();
  }

  /** The value of a query parameter as the client sent it, or null. */
  public String query(String name) {
    String query = ((HttpServletRequest) async.getRequest()).getQueryString();
    for (String part : query == null ? new String[0] : query.split("&")) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    return null;
  }

  /** The session id that the client sent, or null. */
  public String sessionId() {
    return header(SESSION_HEADER);
  }

  /** Names the session in the answer. */
  public void announceSession(String id) {
    response().setHeader(SESSION_HEADER, id);
  }

  /**
   * Answers with JSON-RPC messages, in whichever form suits.
   *
   * @param client who it is, for the log
   * @param logs makes the log of a stream that can be resumed; null if the client cannot resume one
   */
  public ClientSink answer(Object client, Supplier<StreamLog> logs) {
    return new PostAnswer(async, accept, waiting.of(client), heartbeats, logs, true, () -> {});
  }

  /**
   * Answers with JSON-RPC messages; an open stream shows that it lives, and so finds out whether
   * the client does. It opens at the first message or after a while, since an answer that is the
   * whole body may need another HTTP status.
   *
   * @param client who it is, for the log
   * @param pulse how often
   * @param onGone runs once if the client goes before the end
   */
  public ClientSink answer(Object client, Heartbeats pulse, Runnable onGone) {
    return new PostAnswer(async, accept, waiting.of(client), pulse, null, false, onGone);
  }

  /** Answers with one JSON body. */
  public void respond(Answer answer) {
    HttpErrors.write(response(), answer.status(), answer.message());
    async.complete();
  }

  /** Answers with a status and no body. */
  public void status(int status) {
    response().setStatus(status);
    async.complete();
  }

  /** Answers with an error of the transport. */
  public void error(Slice id, SeraiException error) {
    waiting.hits().count(error);
    HttpErrors.send(response(), id, error);
    async.complete();
  }

  /**
   * Answers at once with an error of the transport, though the client may still be sending its
   * body.
   */
  public void refuseBody(SeraiException error) {
    HttpErrors.send(response(), null, error);
    try {
      response().flushBuffer();
      DrainedBody.drain((HttpServletRequest) async.getRequest(), async::complete);
    } catch (IOException | IllegalStateException e) {
      async.complete();
    }
  }

  /**
   * Answers with a stream that stays open.
   *
   * @param client who it is, for the log
   * @param onGone runs once if the client goes first
   * @param onChange hears that the client may do more or less now
   */
  public EventStream stream(Object client, Runnable onGone, Consumer<Actor> onChange)
      throws IOException {
    EventStream stream = EventStream.open(async, waiting.of(client), onGone);
    heartbeats.add(
        () -> {
          stream.heartbeat();
          return !stream.isClosed();
        });
    whileAdmitted(
        new OpenStreams.Fate(
            stream::isClosed,
            () -> {
              stream.close();
              onGone.run();
            },
            onChange));
    return stream;
  }

  /** What this call has opened ends when its client would not be let in any more. */
  public void whileAdmitted(OpenStreams.Fate fate) {
    streams.add(admitted, fate);
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) async.getResponse();
  }
}
