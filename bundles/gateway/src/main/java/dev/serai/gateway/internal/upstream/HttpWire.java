package dev.serai.gateway.internal.upstream;

import dev.serai.core.runtime.Endpoint;
import dev.serai.gateway.internal.exchange.Era;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.util.BytesContentProvider;
import org.eclipse.jetty.http.HttpMethod;

/**
 * Streamable HTTP towards one server. In the legacy era (MCP 2025-11-25, transports) it carries one
 * session; in the modern one (MCP 2026-07-28, Streamable HTTP) it keeps nothing between requests.
 */
final class HttpWire implements Wire {
  private static final String SESSION_HEADER = "Mcp-Session-Id";

  /** What common legacy servers answer under 400 to a request without a session. */
  private static final String UNKNOWN_SESSION_CODE = "-32000";

  private static final long NOTICE_LIMIT_MILLIS = 30_000;

  /** The session ends a late request itself and says so; the connection must not break before. */
  private static final long IDLE_GRACE_MILLIS = 2_000;

  private final HttpClients clients;
  private final Endpoint.Http endpoint;
  private final Listener listener;
  private final ScheduledExecutorService timer;
  private final MessageLimit limit;
  private final boolean sessions;
  private final Map<Long, PostRequest> open = new ConcurrentHashMap<>();
  private volatile String sessionId;
  private volatile String version;
  private volatile boolean closed;
  private ListenStream stream;

  HttpWire(
      HttpClients clients,
      Endpoint.Http endpoint,
      Listener listener,
      ScheduledExecutorService timer,
      MessageLimit limit,
      Era era) {
    this.clients = clients;
    this.endpoint = endpoint;
    this.listener = listener;
    this.timer = timer;
    this.limit = limit;
    this.sessions = era == Era.LEGACY;
  }

  @Override
  public void request(long id, byte[] message, long limitMillis) {
    request(id, Outgoing.of(message), limitMillis);
  }

  @Override
  public void request(long id, Outgoing outgoing, long limitMillis) {
    PostRequest request = new PostRequest(this, id);
    open.put(id, request);
    Request post = post(outgoing.message(), limitMillis);
    outgoing.headers().forEach(post::header);
    request.send(post);
  }

  @Override
  public void notice(byte[] message) {
    if (sessions) {
      post(message, NOTICE_LIMIT_MILLIS).send(result -> {});
    }
  }

  @Override
  public void answered(long id) {
    PostRequest request = open.remove(id);
    if (request != null) {
      request.answered();
    }
  }

  @Override
  public void abandon(long id) {
    PostRequest request = open.remove(id);
    if (request != null) {
      request.abandon();
    }
  }

  @Override
  public synchronized void open(String protocolVersion) {
    version = protocolVersion;
    if (!closed) {
      stream = new ListenStream(this);
      stream.start();
    }
  }

  @Override
  public synchronized CompletionStage<?> hearing() {
    return stream == null ? null : stream.answered();
  }

  @Override
  public synchronized void doubt(long now, Duration silence) {
    if (stream != null) {
      stream.doubt(now, silence);
    }
  }

  @Override
  public long heardAt(long id) {
    PostRequest request = open.get(id);
    return request == null ? System.nanoTime() : request.heardAt();
  }

  @Override
  public void close() {
    ListenStream opened;
    synchronized (this) {
      closed = true;
      opened = stream;
    }
    if (opened != null) {
      opened.close();
    }
    if (sessionId != null) {
      prepare(clients.calls(), HttpMethod.DELETE, NOTICE_LIMIT_MILLIS).send(result -> {});
    }
  }

  /** A GET of an event stream, to be sent on the client for long streams. */
  Request get(String lastEventId) {
    Request request = prepare(clients.streams(), HttpMethod.GET, 0);
    request.header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return request;
  }

  Listener listener() {
    return listener;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  MessageLimit limit() {
    return limit;
  }

  /** Whether a stream that broke off can be taken up again. */
  boolean resumes() {
    return sessions && !closed;
  }

  /** Whether an error of this status says that the server knows nothing of what it is spoken to. */
  boolean isLost(int status, String body, boolean inSession) {
    boolean named = body.toLowerCase(Locale.ROOT).matches("(?s).*(not initialized|session).*");
    if (sessions) {
      return inSession
          && (status == 404 || (status == 400 && (named || ModernErrors.refusesLegacy(body))));
    }
    return ((status == 404 || status == 405) && !body.startsWith("{"))
        || (status == 400 && named && body.contains(UNKNOWN_SESSION_CODE));
  }

  /** Whether a legacy server has not been initialized yet. */
  boolean isOpening() {
    return sessions && version == null;
  }

  /** The server's session id, or null. */
  String sessionId() {
    return sessionId;
  }

  /** Keeps the id that the server gave with its answer to {@code initialize}. */
  void keepSession(String id) {
    if (sessions && id != null && sessionId == null) {
      sessionId = id;
    }
  }

  void done(long id) {
    open.remove(id);
  }

  private Request post(byte[] message, long limitMillis) {
    Request request =
        limitMillis == 0
            ? prepare(clients.streams(), HttpMethod.POST, 0)
            : prepare(clients.calls(), HttpMethod.POST, limitMillis + IDLE_GRACE_MILLIS);
    request.header("Accept", "application/json, text/event-stream");
    return request.content(new BytesContentProvider("application/json", message));
  }

  private Request prepare(HttpClient client, HttpMethod method, long idleMillis) {
    Request request =
        client
            .newRequest(endpoint.uri())
            .method(method)
            .idleTimeout(idleMillis, TimeUnit.MILLISECONDS);
    endpoint.headers().forEach(request::header);
    if (sessionId != null) {
      request.header(SESSION_HEADER, sessionId);
    }
    if (version != null) {
      request.header("MCP-Protocol-Version", version);
    }
    return request;
  }
}
