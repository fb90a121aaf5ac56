package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.HttpCookieStore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/**
 * The HTTP client of fetches: each request has a connection of its own, to a checked address, and
 * redirects, cookies, authentication and compression are left out.
 */
final class FetchClient implements AutoCloseable {
  private static final long DESTINATION_IDLE_MILLIS = 10_000;

  private final QueuedThreadPool threads = new QueuedThreadPool(16, 1);
  private final HttpClient client;

  FetchClient(FetchRules rules, Names names, SslContextFactory.Client tls) {
    threads.setName("serai-fetch");
    threads.setDaemon(true);
    threads.setStopTimeout(1_000);
    client = client(rules, tls);
    client.setSocketAddressResolver(new CheckedAddresses(rules.hosts(), names, threads));
    try {
      threads.start();
      client.start();
      client.getProtocolHandlers().clear();
      client.getContentDecoderFactories().clear();
    } catch (Exception e) {
      close();
      throw new IllegalStateException("The HTTP client could not start", e);
    }
  }

  private HttpClient client(FetchRules rules, SslContextFactory.Client tls) {
    HttpClient made = new HttpClient(new BoundedTransport(), tls);
    made.setExecutor(threads);
    made.setFollowRedirects(false);
    made.setCookieStore(new HttpCookieStore.Empty());
    made.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Serai"));
    made.setDestinationIdleTimeout(DESTINATION_IDLE_MILLIS);
    made.setConnectTimeout(rules.connect().toMillis());
    made.setIdleTimeout(rules.idle().toMillis());
    return made;
  }

  /** Begins a request; the reader hears its end in any case. */
  Request send(Hop hop, AnswerReader reader, int maxBytes, long millis) {
    if (!client.isRunning()) {
      throw new SeraiException(ErrorCode.STOPPING, "The registry stops.");
    }
    Request request = client.newRequest(hop.uri()).timeout(millis, TimeUnit.MILLISECONDS);
    request.header(HttpHeader.ACCEPT_ENCODING, "identity");
    request.header(HttpHeader.CONNECTION, "close");
    hop.headers().values().forEach(request::header);
    BoundedTransport.bound(request, maxBytes).send(reader);
    return request;
  }

  @Override
  public void close() {
    stop(client);
    stop(threads);
  }

  private static void stop(LifeCycle part) {
    try {
      part.stop();
    } catch (Exception e) {
      LoggerFactory.getLogger(FetchClient.class).debug("The HTTP client did not stop", e);
    }
  }
}
