package dev.serai.edge.internal.guard;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** From where others who answer over HTTP see requests come. */
public class ProxyFilterTest {
  private final Exposure exposure = new Exposure(() -> true);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @Before
  public void start() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new Origin()), "/*");
    context.addFilter(
        new FilterHolder(new ProxyFilter(exposure)), "/*", EnumSet.of(DispatcherType.REQUEST));
    server.setHandler(context);
    server.start();
  }

  @After
  public void stop() throws Exception {
    server.stop();
  }

  @Test
  public void whatATrustedProxySaysIsBelieved() throws Exception {
    exposure.trust(Proxies.of(true, "127.0.0.1"));
    assertEquals("192.0.2.1 true", origin());
  }

  @Test
  public void whatAnybodyElseSaysIsNot() throws Exception {
    assertEquals("127.0.0.1 false", origin());
    exposure.trust(Proxies.of(true, "10.0.0.1"));
    assertEquals("127.0.0.1 false", origin());
  }

  private String origin() throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/api/v1/me");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("X-Forwarded-For", "192.0.2.1")
            .header("X-Forwarded-Proto", "https")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static final class Origin extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getOutputStream().print(request.getRemoteAddr() + " " + request.isSecure());
    }
  }
}
