package dev.serai.admin.internal;

import dev.serai.admin.internal.http.KnownCharsets;
import dev.serai.core.edge.Sites;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.servlet.DispatcherType;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.rules.ExternalResource;

/**
 * The API in a server without OSGi, on memory. {@code root} is the token of somebody who may do
 * everything, {@code nobody} of somebody who may do nothing. Each answer is compared with the
 * OpenAPI document.
 */
final class ApiServer extends ExternalResource {
  static final String ROOT = "root";
  static final String NOBODY = "nobody";
  static final int MAX_BYTES = 100_000;

  final TestingAccess access = new TestingAccess();
  final TestingManagement management = new TestingManagement(access);
  final TestingCatalog catalog = new TestingCatalog(access);
  final TestingInstallations installations = new TestingInstallations(access);
  final TestingRequests requests = new TestingRequests(access);
  final TestingTools tools = new TestingTools(access);
  final TestingRegistries others = new TestingRegistries(access);
  final Services services = new Services(Duration.ofMillis(200));
  final TestingContract contract = new TestingContract();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private final ServerConnector connector =
      new ServerConnector(server, new HttpConnectionFactory(likeTheDistribution()));

  private static HttpConfiguration likeTheDistribution() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(32_768);
    return http;
  }

  @Override
  protected void before() throws Throwable {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    Sites sites = new Sites(List.of(), List.of("https://console.example"));
    ManagementApi api = new ManagementApi(services, sites, MAX_BYTES);
    ServletHolder servlet = new ServletHolder(new CXFNonSpringJaxrsServlet(api));
    servlet.setInitParameter("hide-service-list-page", "true");
    context.addServlet(servlet, "/api/v1/*");
    context.addFilter(TestingArrival.class, "/api/v1/*", EnumSet.of(DispatcherType.REQUEST));
    context.addFilter(KnownCharsets.class, "/api/v1/*", EnumSet.of(DispatcherType.REQUEST));
    StatisticsHandler untilAnswered = new StatisticsHandler();
    untilAnswered.setHandler(context);
    server.setHandler(untilAnswered);
    server.setStopTimeout(5_000);
    server.start();
    access.knows(ROOT, TestingAccess.user("root", "t-root", "*:*"));
    access.knows(NOBODY, TestingAccess.user("nobody", "t-nobody"));
    services.access().bind(access);
    services.management().bind(management);
    services.catalog().bind(catalog);
    services.installations().bind(installations);
    services.requests().bind(requests);
    services.tools().bind(tools);
    services.others().bind(others);
  }

  @Override
  protected void after() {
    try {
      closeIdleConnections();
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server would wait for the client, which keeps its connections for the next request. */
  private void closeIdleConnections() {
    connector.getConnectedEndPoints().forEach(EndPoint::close);
  }

  int port() {
    return connector.getLocalPort();
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** With the token of {@code root} unless the headers say who asks. */
  Answer send(String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!all.contains("Authorization") && !all.contains("Cookie")) {
      all.addAll(List.of("Authorization", "Bearer " + ROOT));
    }
    if (body != null && !all.contains("Content-Type")) {
      String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
      all.addAll(List.of("Content-Type", type));
    }
    return anonymous(method, path, body, all.toArray(String[]::new));
  }

  /** With these headers and no more. */
  Answer anonymous(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1" + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      contract.check(method, path, response);
      return new Answer(response);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  /** Sends these bytes, and returns all that comes back. */
  String raw(byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The same from text. */
  String raw(String... lines) throws IOException {
    return raw(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
  }
}
