package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.Endpoint;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernStatusTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingHttpServer server;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    server = new TestingHttpServer();
    orchestrator.endpoint("alpha", new Endpoint.Http(server.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    server.close();
  }

  @Test
  public void aMethodThatTheServerDoesNotKnowIsNotFoundThoughItsAnswerIsAStream() throws Exception {
    server.on(
        "x/y",
        (http, message) ->
            TestingHttpServer.events(
                http,
                "data: {\"jsonrpc\":\"2.0\",\"id\":"
                    + message.get("id")
                    + ",\"error\":{\"code\":-32601,\"message\":\"m\"}}\n\n"));
    HttpResponse<String> response =
        new TestingModernHttpClient(gateway.uri("/servers/alpha/mcp"), "{}").post("x/y", null, "");
    assertEquals(404, response.statusCode());
    assertEquals(-32601, TestingClient.json(response).at("/error/code").asInt());
  }

  @Test
  public void clientsOfOneKindShareASessionOfTheServer() throws Exception {
    server.on(
        "tools/call",
        (http, message) -> TestingHttpServer.result(http, message, "{\"content\":[]}"));
    String path = "/servers/alpha/mcp";
    for (int call = 0; call < 3; call++) {
      new TestingModernHttpClient(gateway.uri(path), "{\"roots\":{}}")
          .post("tools/call", "one", "\"name\":\"one\"");
    }
    long initialized =
        server.received().stream()
            .filter(m -> m.contains("\"initialize\"") && m.contains("\"roots\""))
            .count();
    assertEquals(1, initialized);
  }

  @Test
  public void moreCallsThatWaitForInputThanAllowedAreRefusedWithTheNameOfTheLimit()
      throws Exception {
    server.on(
        "tools/call",
        (http, message) -> {
          TestingHttpServer.events(
              http,
              "data: {\"jsonrpc\":\"2.0\",\"id\":\"q"
                  + message.get("id")
                  + "\",\"method\":\"roots/list\"}\n\n");
          server.awaitEnd();
        });
    for (int call = 0; call < 2; call++) {
      assertEquals("input_required", call().at("/result/resultType").asText());
    }
    client().stream("1", "tools/call", "one", "\"name\":\"one\"");
    while (server.received().stream().noneMatch(m -> m.contains("max-parked-calls"))) {
      Thread.onSpinWait();
    }
  }

  private TestingModernHttpClient client() {
    return new TestingModernHttpClient(gateway.uri("/servers/alpha/mcp"), "{\"roots\":{}}");
  }

  private JsonNode call() throws Exception {
    return client().request("tools/call", "one", "\"name\":\"one\"");
  }
}
