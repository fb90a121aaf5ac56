package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.net.http.HttpResponse;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernAnswersTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one");
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingModernHttpClient client(String capabilities) {
    return new TestingModernHttpClient(gateway.uri("/servers/alpha/mcp"), capabilities);
  }

  private TestingModernHttpClient aggregated() {
    return new TestingModernHttpClient(gateway.uri("/mcp"), "{}");
  }

  @Test
  public void discoverySaysWhatTheServerCanDo() throws Exception {
    JsonNode result = client("{}").request("server/discover", null, "").get("result");
    assertEquals("2026-07-28", result.at("/supportedVersions/0").asText());
    assertEquals(
        "{\"tools\":{\"listChanged\":true},\"logging\":{}}", result.get("capabilities").toString());
    assertEquals("complete", result.get("resultType").asText());
    assertEquals("private", result.get("cacheScope").asText());
    assertEquals(0, result.get("ttlMs").asInt(-1));
  }

  @Test
  public void discoveryOfAGatewaySaysWhatTheGatewayCanDo() throws Exception {
    JsonNode result = aggregated().request("server/discover", null, "").get("result");
    assertTrue(result.toString(), result.at("/capabilities/resources/subscribe").asBoolean());
    assertEquals(
        "serai",
        result.get("_meta").get("io.modelcontextprotocol/serverInfo").get("name").asText());
  }

  @Test
  public void listsSayThatTheyMustNotBeCached() throws Exception {
    for (TestingModernHttpClient client :
        new TestingModernHttpClient[] {client("{}"), aggregated()}) {
      JsonNode result = client.request("tools/list", null, "").get("result");
      assertEquals(result.toString(), 0, result.path("ttlMs").asInt(-1));
      assertEquals("private", result.path("cacheScope").asText());
    }
  }

  /** Some of it has passed. */
  private static void assertLives(JsonNode result, int given) {
    int left = result.path("ttlMs").asInt();
    assertTrue(result.toString(), left <= given && left > given - 20_000);
  }

  @Test
  public void whatAServerSaysOfCachingIsKept() throws Exception {
    server.on("tools/list", request -> "{\"ttlMs\":90000,\"cacheScope\":\"public\",\"tools\":[]}");
    JsonNode result = aggregated().request("tools/list", null, "").get("result");
    assertLives(result, 90_000);
    assertEquals("public", result.path("cacheScope").asText());
  }

  @Test
  public void anAggregatedListIsAsShortLivedAndPrivateAsItsStrictestPart() throws Exception {
    server.on("tools/list", request -> "{\"ttlMs\":90000,\"cacheScope\":\"public\",\"tools\":[]}");
    orchestrator.stdio(
        "beta",
        EntryOptions.DEFAULTS,
        () ->
            TestingMcpServer.withTools()
                .on("tools/list", request -> "{\"ttlMs\":70000,\"tools\":[]}"));
    gateway.registryChanged();
    JsonNode result = aggregated().request("tools/list", null, "").get("result");
    assertLives(result, 70_000);
    assertEquals("private", result.path("cacheScope").asText());
  }

  private HttpResponse<String> failing(int code) throws Exception {
    server.onError("resources/read", code);
    return client("{}").post("resources/read", "a:b", "\"uri\":\"a:b\"");
  }

  @Test
  public void errorsOfLegacyServersGetTheCodesOfTheRevision() throws Exception {
    assertEquals(-32602, TestingClient.json(failing(-32002)).at("/error/code").asInt());
    assertEquals(-32603, TestingClient.json(failing(-32021)).at("/error/code").asInt());
    assertEquals(-32603, TestingClient.json(failing(-32050)).at("/error/code").asInt());
    assertEquals(-32011, TestingClient.json(failing(-32011)).at("/error/code").asInt());
    assertEquals(404, failing(-32601).statusCode());
  }

  @Test
  public void aResourceThatNoServerHasIsAnInvalidParameter() throws Exception {
    JsonNode answer = aggregated().request("resources/read", "a:b", "\"uri\":\"a:b\"");
    assertEquals(-32602, answer.at("/error/code").asInt());
  }

  @Test
  public void argumentsThatAToolWantsInHeadersHaveToStandThere() throws Exception {
    server.on(
        "tools/list",
        request ->
            "{\"tools\":[{\"name\":\"one\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"n\":"
                + "{\"type\":\"integer\",\"x-mcp-header\":\"Num\"}}}}]}");
    aggregated().request("tools/list", null, "");
    String with = "\"name\":\"one\",\"arguments\":{\"n\":42}";
    TestingModernHttpClient client = client("{}");
    assertEquals(400, client.post("tools/call", "one", with).statusCode());
    String body = client.body("1", "tools/call", with);
    assertEquals(
        200,
        client
            .send(client.headers("tools/call", "one").header("mcp-param-num", "42.0"), body)
            .statusCode());
    HttpResponse<String> other =
        client.send(client.headers("tools/call", "one").header("Mcp-Param-Num", "43"), body);
    assertEquals(-32020, TestingClient.json(other).at("/error/code").asInt());
    HttpResponse<String> none =
        client.send(
            client.headers("tools/call", "one").header("Mcp-Param-Num", "42"),
            client.body("1", "tools/call", "\"name\":\"one\""));
    assertEquals(400, none.statusCode());
  }

  @Test
  public void aLegacyServersResultIsCompleteWhateverItSays() throws Exception {
    for (String type : new String[] {"\"input_required\"", "\"task\"", "null"}) {
      server.on(
          "tools/call",
          request ->
              "{\"resultType\":"
                  + type
                  + ",\"requestState\":\"s\",\"inputRequests\":{\"k\":{\"method\":"
                  + "\"elicitation/create\",\"params\":{}}},\"content\":[]}");
      JsonNode answer = client("{}").request("tools/call", "one", "\"name\":\"one\"");
      assertEquals(answer.toString(), "complete", answer.at("/result/resultType").asText());
    }
  }

  private void assertCaching(String given, int ttl, String scope) throws Exception {
    server.on("tools/list", request -> "{" + given + "\"tools\":[]}");
    String body = client("{}").post("tools/list", null, "").body();
    JsonNode result = TestingClient.read(body).get("result");
    assertEquals(body, ttl, result.path("ttlMs").asInt(-1));
    assertEquals(body, scope, result.path("cacheScope").asText());
    assertEquals(body, body.indexOf("\"ttlMs\""), body.lastIndexOf("\"ttlMs\""));
    assertEquals(body, body.indexOf("\"cacheScope\""), body.lastIndexOf("\"cacheScope\""));
  }

  @Test
  public void eachCacheHintIsCompletedByItself() throws Exception {
    assertCaching("\"ttlMs\":5,", 5, "private");
    assertCaching("\"cacheScope\":\"public\",", 0, "public");
    assertCaching("\"ttlMs\":-5,\"cacheScope\":\"public\",", 0, "public");
    assertCaching("\"ttlMs\":null,\"cacheScope\":7,", 0, "private");
  }
}
