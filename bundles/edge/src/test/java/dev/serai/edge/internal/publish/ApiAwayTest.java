package dev.serai.edge.internal.publish;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class ApiAwayTest {
  private final Server jetty = new Server();
  private final ServerConnector connector = new ServerConnector(jetty);

  @Before
  public void start() throws Exception {
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(
        new ServletHolder(new ApiAway("management API", "serai-admin")), "/api/v1/*");
    jetty.setHandler(context);
    jetty.start();
  }

  @After
  public void stop() throws Exception {
    jetty.stop();
  }

  @Test
  public void whoeverAsksIsToldToAskAgain() throws Exception {
    for (String method : new String[] {"GET", "POST", "PATCH", "DELETE"}) {
      HttpResponse<String> answer = send(method);
      assertEquals(503, answer.statusCode());
      assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
      assertEquals(
          "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
      assertTrue(
          answer.body(),
          answer
              .body()
              .matches(
                  "\\{\"type\":\"urn:serai:error:SERVICE_MISSING\",\"title\":\"Service missing\","
                      + "\"status\":503,\"detail\":\"([^\"]+)\",\"error\":\"\\1\",\"instance\":\"urn:uuid:[0-9a-f-]+\","
                      + "\"code\":\"SERVICE_MISSING\",\"advice\":\""
                      + ErrorCode.SERVICE_MISSING.advice()
                      + "\",\"retryable\":true}"));
    }
  }

  private HttpResponse<String> send(String method) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/api/v1/users");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString("{}")).build(),
            BodyHandlers.ofString());
  }
}
