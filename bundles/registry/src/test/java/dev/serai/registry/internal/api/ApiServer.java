package dev.serai.registry.internal.api;

import dev.serai.core.access.BoundedAccess;
import dev.serai.core.edge.Sites;
import dev.serai.core.service.BoundedWait;
import dev.serai.registry.internal.catalog.TestingCatalog;
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
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.rules.ExternalResource;

/** The API in a server without OSGi, on memory; tokens are the ids of the testing people. */
final class ApiServer extends ExternalResource {
  static final String EDITOR = "ed";
  static final int MAX_BYTES = 100_000;

  final TestingCatalog testing = new TestingCatalog();
  final TestingAccess access = new TestingAccess();
  final BoundedAccess bounded = new BoundedAccess(new BoundedWait(Duration.ofMillis(100), 16));
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @Override
  protected void before() throws Throwable {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    Sites sites = new Sites(List.of(), List.of());
    RegistryApi api = new RegistryApi(testing.catalog, bounded, sites, MAX_BYTES);
    ServletHolder servlet = new ServletHolder(new CXFNonSpringJaxrsServlet(api));
    servlet.setInitParameter("hide-service-list-page", "true");
    context.addServlet(servlet, "/registry/*");
    context.addFilter(Legible.class, "/registry/*", EnumSet.of(DispatcherType.REQUEST));
    server.setHandler(context);
    server.start();
    bounded.slot().bind(access);
  }

  @Override
  protected void after() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** As an editor. */
  Answer get(String path) {
    return as(EDITOR, "GET", path, null);
  }

  /** As an editor. */
  Answer send(String method, String path, String body) {
    return as(EDITOR, method, path, body);
  }

  Answer as(String who, String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + who));
    if (body != null && !all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    return anonymous(method, path, body, all.toArray(String[]::new));
  }

  /** With these headers and no more. */
  Answer anonymous(String method, String path, String body, String... headers) {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/registry" + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  /** Sends a request as an editor, with a line that clients would not send. */
  String raw(String line) throws IOException {
    String request =
        line
            + "\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + EDITOR
            + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
