package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.serai.core.runtime.Endpoint;
import java.io.IOException;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** A server with sessions that becomes one of 2026-07-28 while sessions with it are open. */
public class ChangedEraTest {
  private static final String ONE = "{\"name\":\"one\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingHttpServer server;
  private TestingGateway gateway;
  private TestingClient client;

  @Before
  public void start() throws Exception {
    server = new TestingHttpServer();
    server.on("tools/call", (http, m) -> TestingHttpServer.result(http, m, "{\"era\":\"legacy\"}"));
    orchestrator.endpoint("web", new Endpoint.Http(server.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    client = TestingClient.initialized(gateway.uri("/servers/web/mcp"), "{}");
    assertEquals("legacy", call().at("/result/era").asText());
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    server.close();
  }

  private JsonNode call() throws Exception {
    return client.call(1, "tools/call", ONE);
  }

  private void becomesModern(String code, String message) {
    server.on(
        "server/discover",
        (http, m) ->
            TestingHttpServer.result(http, m, TestingModernServer.discovered("{\"tools\":{}}")));
    server.on(
        "initialize", (http, m) -> TestingModernServer.error(http, m, 404, "-32601", "Unknown"));
    server.on("tools/call", (http, m) -> callModern(http, m, code, message));
  }

  private static void callModern(HttpExchange http, JsonNode m, String code, String message)
      throws IOException {
    if (http.getRequestHeaders().containsKey("Mcp-Method")) {
      TestingHttpServer.result(http, m, "{\"resultType\":\"complete\",\"era\":\"modern\"}");
    } else {
      TestingModernServer.error(http, m, 400, code, message);
    }
  }

  private void assertServedAfter(String code, String message) throws Exception {
    becomesModern(code, message);
    JsonNode answer = call();
    assertEquals(answer.toString(), "modern", answer.at("/result/era").asText());
  }

  @Test
  public void aRefusalOfTheHeadersShowsIt() throws Exception {
    assertServedAfter("-32020", "Header mismatch: Mcp-Method is missing");
  }

  @Test
  public void aRefusalOfTheRevisionShowsIt() throws Exception {
    assertServedAfter("-32022", "Unsupported protocol version");
  }

  @Test
  public void aRefusalOfTheParametersThatAreNewShowsIt() throws Exception {
    assertServedAfter(
        "-32602", "io.modelcontextprotocol/protocolVersion is missing from params._meta");
  }

  @Test
  public void anotherRefusalOfParametersIsTheClientsAndLeavesTheSession() throws Exception {
    becomesModern("-32602", "a must be a number");
    assertEquals(-32602, call().at("/error/code").asInt());
    server.on("tools/call", (http, m) -> TestingHttpServer.result(http, m, "{\"ok\":true}"));
    assertTrue(call().at("/result/ok").asBoolean());
    assertEquals(1, server.sessions());
  }
}
