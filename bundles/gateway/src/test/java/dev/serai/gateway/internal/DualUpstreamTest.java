package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.Endpoint;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class DualUpstreamTest {
  private static final String PATH = "/servers/web/mcp";
  private static final String ONE = "{\"name\":\"one\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingModernServer server;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    server = new TestingModernServer("{\"tools\":{}}").withSessions();
    server.onCall((http, m) -> TestingModernServer.result(http, m, "{\"content\":[]}"));
    orchestrator.endpoint("web", new Endpoint.Http(server.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    server.close();
  }

  private void callLegacy() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri(PATH), "{\"roots\":{}}");
    assertTrue(client.call(1, "tools/call", ONE).has("result"));
  }

  private void callModern() throws Exception {
    TestingModernHttpClient client = new TestingModernHttpClient(gateway.uri(PATH), "{}");
    assertEquals(200, client.post("tools/call", "one", "\"name\":\"one\"").statusCode());
  }

  private void assertLegacy(int call) {
    assertTrue(server.header(call, "Mcp-session-id").startsWith("s"));
    assertFalse(server.call(call).at("/params/_meta").has("io.modelcontextprotocol/clientInfo"));
  }

  private void assertModern(int call) {
    assertNull(server.header(call, "Mcp-session-id"));
    JsonNode meta = server.call(call).at("/params/_meta");
    assertEquals("2026-07-28", meta.get("io.modelcontextprotocol/protocolVersion").asText());
  }

  @Test
  public void eachClientIsServedInItsOwnEra() throws Exception {
    callLegacy();
    callModern();
    callLegacy();
    assertLegacy(0);
    assertModern(1);
    assertLegacy(2);
  }

  @Test
  public void aModernClientThatComesFirstDoesNotMakeTheServerModernForAll() throws Exception {
    callModern();
    callLegacy();
    callModern();
    assertModern(0);
    assertLegacy(1);
    assertModern(2);
  }

  @Test
  public void aClientWithoutASessionSharesTheModernConnection() throws Exception {
    callLegacy();
    assertTrue(new TestingClient(gateway.uri(PATH)).call(1, "tools/call", ONE).has("result"));
    assertModern(1);
  }

  @Test
  public void theServersOwnAnswerToInitializeReachesTheClient() throws Exception {
    JsonNode hello =
        TestingClient.json(new TestingClient(gateway.uri(PATH)).initialize("2025-11-25", "{}"));
    assertEquals("h", hello.at("/result/serverInfo/name").asText());
  }

  @Test
  public void aServerThatNamesAnotherRevisionAtInitializeStaysModern() throws Exception {
    server
        .http()
        .on(
            "initialize",
            (http, m) ->
                TestingModernServer.result(
                    http, m, "{\"protocolVersion\":\"2026-07-28\",\"capabilities\":{}}"));
    callLegacy();
    callLegacy();
    assertModern(0);
    assertModern(1);
    assertEquals(1, server.count("initialize"));
  }

  @Test
  public void aServerThatGivesUpSessionsIsAskedAgain() throws Exception {
    callLegacy();
    server
        .http()
        .on("initialize", (http, m) -> TestingModernServer.error(http, m, 404, "-32601", "Gone"));
    TestingClient client = new TestingClient(gateway.uri(PATH));
    client.initialize("2025-11-25", "{}");
    callLegacy();
    assertModern(1);
  }
}
