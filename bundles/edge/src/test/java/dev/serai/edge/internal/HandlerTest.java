package dev.serai.edge.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.edge.McpHandler;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.framework.FrameworkFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Which handler services the edge takes; a real framework and a real Jetty around it. */
public class HandlerTest {
  private static final McpHandler NO_SERVLET = new McpHandler() {};
  private static final TestingGateway GATEWAY = new TestingGateway();

  @Rule public final TemporaryFolder storage = new TemporaryFolder();

  private final HttpClient client = HttpClient.newHttpClient();
  private Framework framework;
  private Server jetty;
  private ServerConnector connector;
  private Edge edge;

  @Before
  public void start() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.getRoot().getPath()));
    framework.start();
    BundleContext context = framework.getBundleContext();
    edge = new Edge(context, shortHold());
    edge.bindContainer(Map.of("osgi.http.endpoint", "http://127.0.0.1:8181/"));
    serve(context.getService(context.getServiceReference(Servlet.class)));
  }

  private void serve(Servlet published) throws Exception {
    jetty = new Server();
    connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler urls = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(published);
    holder.setAsyncSupported(true);
    urls.addServlet(holder, "/mcp/*");
    jetty.setHandler(urls);
    jetty.start();
  }

  @After
  public void stop() throws Exception {
    jetty.stop();
    edge.deactivate();
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  public void aHandlerThatIsNoServletIsNotTaken() throws Exception {
    edge.bindHandler(NO_SERVLET);
    HttpResponse<String> answer = get();
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("\"SERVICE_MISSING\""));
  }

  @Test
  public void aHandlerThatIsNoServletNeitherTakesTheGatewaysPlaceNorTakesItAlong()
      throws Exception {
    edge.bindHandler(GATEWAY);
    edge.bindHandler(NO_SERVLET);
    assertEquals("gateway", get().body());
    edge.unbindHandler(NO_SERVLET);
    assertEquals("gateway", get().body());
  }

  @Test
  public void aServletAfterOneThatIsNoneIsTaken() throws Exception {
    edge.bindHandler(NO_SERVLET);
    edge.bindHandler(GATEWAY);
    assertEquals("gateway", get().body());
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/mcp");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static Config shortHold() {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, setting, arguments) ->
                setting.getName().equals("hold$_$millis") ? 50 : setting.getDefaultValue());
  }

  private static final class TestingGateway extends HttpServlet implements McpHandler {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getOutputStream().print("gateway");
    }
  }
}
