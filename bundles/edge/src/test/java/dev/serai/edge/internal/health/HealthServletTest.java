package dev.serai.edge.internal.health;

import static org.junit.Assert.assertEquals;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class HealthServletTest {
  private record Part(String name, Health check) implements HealthCheck {}

  private static final class Broken implements HealthCheck {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Health check() {
      throw new IllegalStateException("as the test wants it");
    }
  }

  private final HealthBoard board = new HealthBoard();
  private final Server jetty = new Server();
  private final ServerConnector connector = new ServerConnector(jetty);

  @Before
  public void start() throws Exception {
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new HealthServlet(board)), "/health/*");
    jetty.setHandler(context);
    jetty.start();
  }

  @After
  public void stop() throws Exception {
    jetty.stop();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  public void itIsReadyWhileNoPartIsDown() throws Exception {
    board.add(new Part("store", Health.degraded("Away for the \"moment\".")));
    board.add(new Part("edge", Health.up("0 requests.")));
    HttpResponse<String> answer = get("/health/ready");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "{\"status\":\"DEGRADED\",\"checks\":["
            + "{\"name\":\"edge\",\"status\":\"UP\",\"message\":\"0 requests.\"},"
            + "{\"name\":\"store\",\"status\":\"DEGRADED\","
            + "\"message\":\"Away for the \\\"moment\\\".\"}]}",
        answer.body());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  public void onePartThatIsDownMakesItUnreadyButItLives() throws Exception {
    Part down = new Part("store", Health.down("The key is wrong."));
    board.add(down);
    HttpResponse<String> answer = get("/health");
    assertEquals(503, answer.statusCode());
    assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
    assertEquals(200, get("/health/live").statusCode());
    assertEquals("{\"status\":\"UP\",\"checks\":[]}", get("/health/live").body());
    board.remove(down);
    assertEquals(200, get("/health/ready").statusCode());
  }

  @Test
  public void aPartThatCannotBeAskedIsShownAsDegraded() throws Exception {
    board.add(new Broken());
    assertEquals(Health.Level.DEGRADED, HealthBoard.worst(board.look()));
  }

  @Test
  public void anythingElseIsNotFound() throws Exception {
    assertEquals(404, get("/health/other").statusCode());
  }
}
