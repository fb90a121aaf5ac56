package dev.serai.gateway.internal.upstream;

import dev.serai.core.runtime.Endpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.util.BytesContentProvider;
import org.eclipse.jetty.http.HttpMethod;

/** Streamable HTTP (MCP 2025-11-25, transports) towards one server, for one session. */
final class HttpWire implements Wire {
  private static final String SESSION_HEADER = "Mcp-Session-Id";
  private static final long NOTICE_LIMIT_MILLIS = 30_000;

  /** The session ends a late request itself and says so; the connection must not break before. */
  private static final long IDLE_GRACE_MILLIS = 2_000;

  private final HttpClients clients;
  private final Endpoint.Http endpoint;
  private final Listener listener;
  private final ScheduledExecutorService timer;
  private final long maxBytes;
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
      long maxBytes) {
    this.clients = clients;
    this.endpoint = endpoint;
    this.listener = listener;
    this.timer = timer;
    this.maxBytes = maxBytes;
  }

  @Override
  public void request(long id, byte[] message, long limitMillis) {
    PostRequest request = new PostRequest(this, id, limitMillis);
    open.put(id, request);
    request.send(post(message, limitMillis + IDLE_GRACE_MILLIS));
  }

  @Override
  public void notice(byte[] message) {
    post(message, NOTICE_LIMIT_MILLIS).send(result -> {});
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

  long maxBytes() {
    return maxBytes;
  }

  boolean isClosed() {
    return closed;
  }

  /** The server's session id, or null. */
  String sessionId() {
    return sessionId;
  }

  /** Keeps the id that the server gave with its answer to {@code initialize}. */
  void keepSession(String id) {
    if (id != null && sessionId == null) {
      sessionId = id;
    }
  }

  void done(long id) {
    open.remove(id);
  }

  private Request post(byte[] message, long idleMillis) {
    Request request = prepare(clients.calls(), HttpMethod.POST, idleMillis);
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
