package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernToModernTest {
  private static final String ONE = "\"name\":\"one\"";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server =
      TestingModernServer.stdio("{\"tools\":{\"listChanged\":true}}", "one");
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

  private TestingModernHttpClient client() {
    return new TestingModernHttpClient(gateway.uri("/servers/alpha/mcp"), "{\"elicitation\":{}}");
  }

  @Test
  public void aServersStateComesBackToItAsItWasAndNothingIsParked() throws Exception {
    server.on(
        "tools/call",
        request ->
            request.at("/params/requestState").asText().equals("s\u00e9")
                ? "{\"resultType\":\"complete\",\"content\":[]}"
                : "{\"resultType\":\"input_required\",\"requestState\":\"s\u00e9\",\"inputRequests\":"
                    + "{\"k\":{\"method\":\"elicitation/create\",\"params\":{}}}}");
    JsonNode round = client().request("tools/call", "one", ONE).get("result");
    assertEquals(round.toString(), "input_required", round.path("resultType").asText());
    assertFalse(round.get("requestState").asText().contains("s\u00e9"));
    assertEquals(0, orchestrator.leases());
    String retry =
        ONE
            + ",\"requestState\":"
            + round.get("requestState")
            + ",\"inputResponses\":{\"k\":{\"action\":\"accept\"}}";
    JsonNode answer = client().request("tools/call", "one", retry);
    assertEquals(answer.toString(), "complete", answer.at("/result/resultType").asText());
    assertTrue(
        server.awaitCall(1), server.awaitCall(1).contains("{\"k\":{\"action\":\"accept\"}}"));
  }

  @Test
  public void theFirstDiscoveryHasTheServersOwnNameAndMeta() throws Exception {
    server.on(
        "server/discover",
        request ->
            TestingModernServer.discovered("{\"tools\":{}}")
                .replace("\"_meta\":{", "\"_meta\":{\"x/y\":1.0,"));
    JsonNode meta = client().request("server/discover", null, "").at("/result/_meta");
    assertEquals(
        "{\"x/y\":1.0,\"io.modelcontextprotocol/serverInfo\":{\"name\":\"modern\",\"version\":\"3\"}}",
        meta.toString());
  }

  @Test
  public void discoveryAndListsOfAModernServerAreItsOwn() throws Exception {
    JsonNode result = client().request("server/discover", null, "").get("result");
    assertEquals("{\"tools\":{\"listChanged\":true}}", result.get("capabilities").toString());
    JsonNode list = client().request("tools/list", null, "").get("result");
    assertEquals("complete", list.get("resultType").asText());
    assertTrue(list.toString(), list.has("ttlMs") && list.has("cacheScope"));
  }

  @Test
  public void aListenerOfAModernServerIsAcknowledged() throws Exception {
    BlockingQueue<String> messages =
        client().stream(
            "5", "subscriptions/listen", null, "\"notifications\":{\"toolsListChanged\":true}");
    JsonNode acknowledged = TestingClient.read(TestingClient.next(messages));
    assertEquals(
        "{\"toolsListChanged\":true}", acknowledged.at("/params/notifications").toString());
  }

  private void assertInvalid(String result) throws Exception {
    server.on("tools/call", request -> result);
    JsonNode answer = client().request("tools/call", "one", ONE);
    assertEquals(answer.toString(), "UPSTREAM_INVALID", answer.at("/error/data/code").asText());
  }

  @Test
  public void aResultTypeThatIsNoKnownStringIsAnInvalidAnswer() throws Exception {
    for (String type : new String[] {"null", "7", "{}", "\"other\""}) {
      assertInvalid("{\"resultType\":" + type + ",\"content\":[]}");
    }
  }

  private void assertDiscovered(String hints, int ttl, String scope) throws Exception {
    server.on(
        "server/discover",
        request ->
            TestingModernServer.discovered("{\"tools\":{}}")
                .replace("\"ttlMs\":1000,\"cacheScope\":\"public\",", hints));
    String body = client().post("server/discover", null, "").body();
    JsonNode result = TestingClient.read(body).get("result");
    assertEquals(body, ttl, result.path("ttlMs").asInt(-1));
    assertEquals(body, scope, result.path("cacheScope").asText());
  }

  @Test
  public void aDiscoveryWithATimeOnlyIsPrivate() throws Exception {
    assertDiscovered("\"ttlMs\":5,", 5, "private");
  }

  @Test
  public void aDiscoveryWithANegativeTimeIsNotCached() throws Exception {
    assertDiscovered("\"ttlMs\":-5,\"cacheScope\":\"public\",", 0, "public");
  }

  @Test
  public void inputRequestsThatAreNoneAreAnInvalidAnswer() throws Exception {
    String wants = "{\"resultType\":\"input_required\"";
    assertInvalid(wants + "}");
    assertInvalid(wants + ",\"inputRequests\":{}}");
    assertInvalid(wants + ",\"inputRequests\":{},\"requestState\":null}");
    for (String none : new String[] {"[]", "null", "\"x\"", "{\"k\":7}", "{\"k\":{}}"}) {
      assertInvalid(wants + ",\"inputRequests\":" + none + ",\"requestState\":\"s\"}");
    }
    assertInvalid(
        wants + ",\"inputRequests\":{\"k\":{\"method\":\"elicitation/create\",\"params\":7}}}");
  }

  @Test
  public void aStateThatIsNullIsNone() throws Exception {
    server.on(
        "tools/call",
        request ->
            "{\"resultType\":\"input_required\",\"requestState\":null,\"inputRequests\":"
                + "{\"k\":{\"method\":\"elicitation/create\",\"params\":{}}}}");
    JsonNode round = client().request("tools/call", "one", ONE).get("result");
    assertEquals(round.toString(), "input_required", round.path("resultType").asText());
    assertFalse(round.toString(), round.has("requestState"));
  }
}
