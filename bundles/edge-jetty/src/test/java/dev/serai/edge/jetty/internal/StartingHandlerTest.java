package dev.serai.edge.jetty.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.HandlerCollection;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

public class StartingHandlerTest {
  private static final class Published extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getOutputStream().print("published");
    }
  }

  private final Server jetty = new Server();
  private final ServerConnector connector = new ServerConnector(jetty);
  private final StoppingHandler stopping = new StoppingHandler();
  private final ContextHandlerCollection published = new ContextHandlerCollection();

  @Before
  public void start() throws Exception {
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    Handler[] handlers = {stopping, published, new StartingHandler()};
    jetty.setHandler(new HandlerCollection(true, handlers));
    jetty.start();
  }

  @After
  public void stop() throws Exception {
    jetty.stop();
  }

  private HttpResponse<String> post(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("{}")).build(),
            BodyHandlers.ofString());
  }

  @Test
  public void aUrlThatIsNotPublishedYetIsStarting() throws Exception {
    for (String path :
        new String[] {
          "/mcp",
          "/mcp/default",
          "/servers/one/mcp?x=y",
          "/.well-known/oauth-protected-resource",
          "/.well-known/oauth-protected-resource/mcp"
        }) {
      HttpResponse<String> answer = post(path);
      assertEquals(503, answer.statusCode());
      assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
      assertTrue(answer.body(), answer.body().contains("\"code\":\"STARTING\""));
    }
  }

  @Test
  public void theProcessLivesAndIsNotReady() throws Exception {
    assertEquals(200, post("/health/live").statusCode());
    assertEquals(503, post("/health/ready").statusCode());
    assertEquals("{\"status\":\"DOWN\",\"checks\":[]}", post("/health").body());
  }

  @Test
  public void whatIsPublishedIsStoppingFromTheEndOfTheFrameworkOn() throws Exception {
    stopping.bundleChanged(new BundleEvent(BundleEvent.STOPPING, bundle(7)));
    assertTrue(post("/mcp").body().contains("STARTING"));
    stopping.bundleChanged(new BundleEvent(BundleEvent.STOPPING, bundle(0)));
    HttpResponse<String> answer = post("/servers/one/mcp");
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("\"code\":\"STOPPING\""));
    assertEquals(404, post("/other").statusCode());
  }

  private static Bundle bundle(long id) {
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (p, m, a) -> id);
  }

  @Test
  public void whatIsNotOursIsNotFound() throws Exception {
    assertEquals(404, post("/other").statusCode());
    assertEquals(404, post("/mcpx").statusCode());
  }

  @Test
  public void onceItIsPublishedTheHandlerKeepsOut() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new Published()), "/mcp/*");
    published.addHandler(context);
    context.start();
    assertEquals("published", post("/mcp").body());
  }
}
