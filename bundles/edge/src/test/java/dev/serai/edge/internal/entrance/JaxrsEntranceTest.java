package dev.serai.edge.internal.entrance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.TestingHandler;
import dev.serai.edge.internal.guard.Exposure;
import dev.serai.edge.internal.pass.Forwarder;
import dev.serai.edge.internal.pass.HoldLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.Application;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What stands in the way of a request when an application leads to the forwarder. */
public class JaxrsEntranceTest {
  private static final HoldLimits LIMITS = new HoldLimits(Duration.ofSeconds(1), 10);

  private final ServiceSlot<Servlet> handlers = new ServiceSlot<>("gateway");
  private final ServiceSlot<Servlet> applications = new ServiceSlot<>("whiteboard");
  private final Forwarder forwarder = new Forwarder(handlers, LIMITS, new Exposure(() -> false));
  private final Forwarder outer = Forwarder.untilReturn(applications, LIMITS);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @Before
  public void start() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(new Front());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/mcp/*");
    server.setHandler(context);
    server.start();
    handlers.bind(new TestingHandler());
  }

  @After
  public void stop() throws Exception {
    server.stop();
  }

  @Test
  public void aRequestFilterSeesTheRequestAndMayRefuseIt() throws Exception {
    applications.bind(new JaxrsServlet(new CXFNonSpringJaxrsServlet(new Filtered())));
    assertEquals(200, post("allowed").statusCode());
    HttpResponse<String> denied = post("denied");
    assertEquals(403, denied.statusCode());
    assertEquals("POST denied", denied.body());
  }

  @Test
  public void anApplicationThatIsBeingRebuiltMakesTheRequestRetryable() throws Exception {
    applications.bind(new JaxrsServlet(new NowhereServlet()));
    for (String body : new String[] {"not found", "null pointer"}) {
      HttpResponse<String> answer = post(body);
      assertEquals(503, answer.statusCode());
      assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
      assertTrue(answer.body(), answer.body().contains("SERVICE_REPLACED"));
    }
  }

  @Test
  public void withoutAnApplicationTheAnswerIs503() throws Exception {
    assertEquals(503, post("x").statusCode());
  }

  @Test
  public void theApplicationIsNotNeededOnceTheRequestIsForwarded() throws Exception {
    JaxrsServlet application =
        new JaxrsServlet(
            new CXFNonSpringJaxrsServlet(new McpApplication(new McpResource(forwarder))));
    applications.bind(application);
    HttpResponse<InputStream> events =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri()).build(), BodyHandlers.ofInputStream());
    applications.unbind(application);
    String body = new String(events.body().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(body, body.endsWith("data: {\"n\":99}\n\n"));
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri())
                .header("Verdict", body)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/mcp");
  }

  private final class Front extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      outer.forward(request, response);
    }
  }

  /** As CXF's servlet does while no application stands behind it. */
  private static final class NowhereServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if ("null pointer".equals(request.getHeader("Verdict"))) {
        throw new NullPointerException("as the request says");
      }
      response.setStatus(404);
      response.getOutputStream().print("No service was found.");
    }
  }

  private final class Filtered extends Application {
    @Override
    public Set<Object> getSingletons() {
      return Set.of(new McpRequests(), new McpResource(forwarder), new Verdict());
    }
  }

  private static final class Verdict implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String verdict = request.getHeaderString("Verdict");
      if ("denied".equals(verdict)) {
        request.abortWith(Response.status(403).entity(request.getMethod() + " " + verdict).build());
      }
    }
  }
}
