package dev.serai.gateway.internal.upstream;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.HttpCookieStore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/**
 * The shared asynchronous HTTP clients towards upstreams: one for calls, one for long streams, so
 * that streams never take the connections that calls need.
 */
public final class HttpClients implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 1_024;
  private static final int MAX_WAITING = 4_096;

  /** Shorter than the five seconds after which common servers drop an idle connection. */
  private static final long IDLE_MILLIS = 4_000;

  private final QueuedThreadPool threads;
  private final HttpClient calls;
  private final HttpClient streams;

  /** Starts both clients. */
  public HttpClients() {
    threads = new QueuedThreadPool(32, 2);
    threads.setName("serai-upstream-http");
    threads.setDaemon(true);
    calls = client();
    streams = client();
    try {
      threads.start();
      calls.start();
      streams.start();
      calls.getProtocolHandlers().clear();
      streams.getProtocolHandlers().clear();
    } catch (Exception e) {
      close();
      throw new IllegalStateException("The HTTP client could not start", e);
    }
  }

  /** For requests that are answered. */
  HttpClient calls() {
    return calls;
  }

  /** For event streams that stay open. */
  HttpClient streams() {
    return streams;
  }

  private HttpClient client() {
    HttpClient client = new HttpClient(new SslContextFactory.Client());
    client.setExecutor(threads);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setCookieStore(new HttpCookieStore.Empty());
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    client.setMaxRequestsQueuedPerDestination(MAX_WAITING);
    client.setConnectTimeout(10_000);
    client.setIdleTimeout(IDLE_MILLIS);
    return client;
  }

  @Override
  public void close() {
    stop(calls);
    stop(streams);
    stop(threads);
  }

  private static void stop(LifeCycle part) {
    try {
      part.stop();
    } catch (Exception e) {
      LoggerFactory.getLogger(HttpClients.class).debug("An HTTP client did not stop", e);
    }
  }
}
