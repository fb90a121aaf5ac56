package dev.serai.edge.internal;

import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.entrance.TestingPublication;
import dev.serai.edge.internal.guard.Exposure;
import dev.serai.edge.internal.pass.Forwarder;
import dev.serai.edge.internal.pass.HoldLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;

/** A forwarder behind a real Jetty on a free loopback port. */
public final class TestingEdge {
  private final ServiceSlot<Servlet> handlers;
  private final Forwarder forwarder;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private volatile String localAddress;
  private volatile String remoteAddress;
  private volatile boolean secure;
  private volatile boolean required;
  private final Exposure exposure = new Exposure(() -> required);
  private final HttpClient client = HttpClient.newHttpClient();

  /** An edge that holds and drains within these limits. */
  public TestingEdge(HoldLimits limits, Duration drain, TestingPublication publication) {
    handlers = new ServiceSlot<>("gateway", drain);
    forwarder = new Forwarder(handlers, limits, exposure);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addFilter(
        new FilterHolder((Filter) this::arrive), "/*", EnumSet.of(DispatcherType.REQUEST));
    publication.publish(forwarder, context);
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not start", e);
    }
  }

  private void arrive(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        new HttpServletRequestWrapper((HttpServletRequest) request) {
          @Override
          public String getLocalAddr() {
            return localAddress == null ? super.getLocalAddr() : localAddress;
          }

          @Override
          public String getRemoteAddr() {
            return remoteAddress == null ? super.getRemoteAddr() : remoteAddress;
          }

          @Override
          public boolean isSecure() {
            return secure || super.isSecure();
          }

          @Override
          public String getScheme() {
            return secure ? "https" : super.getScheme();
          }
        },
        response);
  }

  /** Requests seem to arrive at this address from now on. */
  public void reachedAt(String address) {
    localAddress = address;
  }

  /** Requests seem to come from this address from now on. */
  public void sentFrom(String address) {
    remoteAddress = address;
  }

  /** Requests seem to come by TLS from now on. */
  public void encrypted() {
    secure = true;
  }

  /** Calls need a token from now on. */
  public void requireTokens() {
    required = true;
  }

  public Exposure exposure() {
    return exposure;
  }

  public ServiceSlot<Servlet> handlers() {
    return handlers;
  }

  public Forwarder forwarder() {
    return forwarder;
  }

  public int port() {
    return connector.getLocalPort();
  }

  /** A bound handler. */
  public TestingHandler bind() {
    TestingHandler handler = new TestingHandler();
    handlers.bind(handler);
    forwarder.phase().open();
    return handler;
  }

  /** Takes the handler away on a thread of its own; done when it has drained. */
  public CompletableFuture<Void> unbind(Servlet handler) {
    return CompletableFuture.runAsync(() -> handlers.unbind(handler));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  /** Posts and awaits the answer. */
  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  /** Posts and goes on. */
  public CompletableFuture<HttpResponse<String>> postAsync(String path, String body) {
    return client.sendAsync(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  /** Sends any request and awaits the answer. */
  public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    return client.send(request.build(), body);
  }

  /** Stops Jetty; requests that are open end. */
  public void close() throws Exception {
    server.stop();
  }
}
