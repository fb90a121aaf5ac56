package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.Endpoint;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernHttpUpstreamTest {
  private static final String ONE = "{\"name\":\"one\"}";
  private static final String CAPABILITIES =
      "{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true},\"logging\":{}}";
  private static final String META = "io.modelcontextprotocol/";
  private static final String ASKS =
      "{\"resultType\":\"input_required\",\"requestState\":\"s-1\",\"inputRequests\":{\"who\":"
          + "{\"method\":\"elicitation/create\",\"params\":{\"message\":\"Who?\"}}}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingModernServer server;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    server = new TestingModernServer(CAPABILITIES);
    server.onCall(
        (http, m) -> TestingModernServer.result(http, m, "{\"resultType\":\"complete\"}"));
    orchestrator.endpoint("web", new Endpoint.Http(server.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    server.close();
  }

  private TestingClient client(String capabilities) throws Exception {
    return TestingClient.initialized(gateway.uri("/servers/web/mcp"), capabilities);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static String request(int id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":"
        + params
        + "}";
  }

  @Test
  public void whatTheServerSaysOfItselfIsAnInitializeResultForLegacyClients() throws Exception {
    JsonNode result =
        TestingClient.json(
                new TestingClient(gateway.uri("/servers/web/mcp")).initialize("2025-11-25", "{}"))
            .get("result");
    assertEquals("2025-11-25", result.get("protocolVersion").asText());
    assertEquals("modern", result.at("/serverInfo/name").asText());
    assertEquals("Be kind", result.get("instructions").asText());
    assertTrue(result.at("/capabilities/resources/subscribe").asBoolean());
  }

  @Test
  public void aRequestSaysWhatItsClientSaidAndRepeatsItInHeaders() throws Exception {
    client("{\"sampling\":{}}").call(1, "tools/call", "{\"name\":\"one\",\"_meta\":{\"x\":1.0}}");
    JsonNode meta = server.call(0).at("/params/_meta");
    assertEquals("2026-07-28", meta.get(META + "protocolVersion").asText());
    assertEquals("{\"sampling\":{}}", meta.get(META + "clientCapabilities").toString());
    assertEquals("t", meta.get(META + "clientInfo").get("name").asText());
    assertFalse(meta.has(META + "logLevel"));
    assertEquals("1.0", meta.get("x").toString());
    assertEquals("2026-07-28", server.header(0, "Mcp-protocol-version"));
    assertEquals("tools/call", server.header(0, "Mcp-method"));
    assertEquals("one", server.header(0, "Mcp-name"));
    assertNull(server.header(0, "Mcp-session-id"));
  }

  @Test
  public void theServerIsAskedForItsErasOnce() throws Exception {
    client("{}").call(1, "tools/call", ONE);
    client("{\"sampling\":{}}").call(1, "tools/call", ONE);
    client("{\"roots\":{}}").call(1, "tools/call", ONE);
    long probes = server.count("server/discover");
    client("{\"elicitation\":{}}").call(1, "tools/call", ONE);
    assertEquals(probes, server.count("server/discover"));
    assertEquals(1, server.count("initialize"));
  }

  @Test
  public void anAnswerComesWithoutWhatLegacyClientsDoNotKnow() throws Exception {
    server.onCall(
        (http, m) ->
            TestingModernServer.result(
                http, m, "{\"resultType\":\"complete\",\"content\":[], \"n\":1.0}"));
    String body = client("{}").post(request(1, "tools/call", ONE)).body();
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[], \"n\":1.0}}", body);
  }

  @Test
  public void theLevelOfASessionGoesWithEachRequest() throws Exception {
    TestingClient client = client("{}");
    assertTrue(client.call(1, "logging/setLevel", "{\"level\":\"warning\"}").has("result"));
    client.call(2, "tools/call", ONE);
    assertEquals("warning", server.call(0).at("/params/_meta").get(META + "logLevel").asText());
    assertEquals(0, server.count("logging/setLevel"));
  }

  @Test
  public void whatTheServerWantsToKnowIsAskedAndSentWithTheNextRound() throws Exception {
    server.onCall(
        (http, m) ->
            TestingModernServer.result(
                http, m, m.at("/params/inputResponses").isObject() ? "{\"ok\":true}" : ASKS));
    TestingClient client = client("{\"elicitation\":{}}");
    BlockingQueue<String> messages = client.stream(request(7, "tools/call", ONE));
    String asked = TestingClient.next(messages);
    assertTrue(asked, asked.contains("elicitation/create"));
    String id = asked.replaceAll(".*\"id\":(\\d+).*", "$1");
    client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"action\":\"decline\"}}");
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"ok\":true}}", TestingClient.next(messages));
    JsonNode second = server.call(1);
    assertEquals("decline", second.at("/params/inputResponses/who/action").asText());
    assertEquals("s-1", second.at("/params/requestState").asText());
    assertNotEquals(server.call(0).get("id"), second.get("id"));
  }

  @Test
  public void inputMayBeWantedByCertainRequestsOnly() throws Exception {
    server.http().on("tools/list", (http, m) -> TestingModernServer.result(http, m, ASKS));
    JsonNode answer = client("{\"elicitation\":{}}").call(1, "tools/list", "{}");
    assertEquals("UPSTREAM_INVALID", answer.at("/error/data/code").asText());
  }

  @Test
  public void aResultOfAnUnknownTypeIsInvalid() throws Exception {
    server.onCall((http, m) -> TestingModernServer.result(http, m, "{\"resultType\":\"task\"}"));
    JsonNode answer = client("{}").call(1, "tools/call", ONE);
    assertEquals("UPSTREAM_INVALID", answer.at("/error/data/code").asText());
  }

  /** SEP-2663, backward compatibility: 2025-11-25 does not have the extension. */
  @Test
  public void aTaskIsNoResultForALegacyClientWhateverItDeclares() throws Exception {
    server.onCall((http, m) -> TestingModernServer.result(http, m, "{\"resultType\":\"task\"}"));
    JsonNode answer =
        client("{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}")
            .call(1, "tools/call", ONE);
    assertEquals("UPSTREAM_INVALID", answer.at("/error/data/code").asText());
  }

  @Test
  public void annotatedParametersTravelAsHeadersOfTheirTool() throws Exception {
    server
        .http()
        .on("tools/list", (http, m) -> TestingModernServer.result(http, m, tools("Region")));
    client("{}")
        .call(
            1,
            "tools/call",
            "{\"name\":\"one\",\"arguments\":{\"region\":\"Grüße\",\"other\":null}}");
    assertEquals("=?base64?R3LDvMOfZQ==?=", server.header(0, "Mcp-param-region"));
  }

  @Test
  public void aToolThatNoListHoldsIsLookedForOnce() throws Exception {
    TestingClient client = client("{}");
    client.call(1, "tools/call", "{\"name\":\"hidden\"}");
    long lists = server.count("tools/list");
    client.call(2, "tools/call", "{\"name\":\"hidden\"}");
    assertEquals(lists, server.count("tools/list"));
    assertEquals("hidden", server.header(1, "Mcp-name"));
  }

  @Test
  public void aSubscriptionThatAnotherClientHasStays() throws Exception {
    TestingClient one = client("{}");
    TestingClient other = client("{\"roots\":{}}");
    one.call(1, "resources/subscribe", "{\"uri\":\"a:1\"}");
    other.call(1, "resources/subscribe", "{\"uri\":\"a:1\"}");
    BlockingQueue<String> messages = other.listen();
    int streams = server.listening().size();
    assertTrue(one.call(2, "resources/unsubscribe", "{\"uri\":\"a:1\"}").has("result"));
    assertEquals(streams, server.listening().size());
    server.listening().get(streams - 1).tell("notifications/resources/updated", "\"uri\":\"a:1\"");
    assertTrue(TestingClient.next(messages).contains("a:1"));
  }

  @Test
  public void aHeaderThatTheServerMissesLeadsToOneMoreLookAtItsTools() throws Exception {
    AtomicInteger lists = new AtomicInteger();
    server
        .http()
        .on(
            "tools/list",
            (http, m) ->
                TestingModernServer.result(
                    http, m, tools(lists.incrementAndGet() > 2 ? "Zone" : "Region")));
    server.onCall(
        (http, m) -> {
          if (http.getRequestHeaders().getFirst("Mcp-Param-Zone") == null) {
            lists.set(2);
            TestingModernServer.error(http, m, 400, "-32020", "Header mismatch");
          } else {
            TestingModernServer.result(http, m, "{\"ok\":true}");
          }
        });
    JsonNode answer =
        client("{}").call(1, "tools/call", "{\"name\":\"one\",\"arguments\":{\"region\":\"eu\"}}");
    assertTrue(answer.toString(), answer.at("/result/ok").asBoolean());
  }

  private static String tools(String header) {
    return "{\"tools\":[{\"name\":\"one\",\"inputSchema\":{\"type\":\"object\",\"properties\":"
        + "{\"region\":{\"type\":\"string\",\"x-mcp-header\":\""
        + header
        + "\"}}}}]}";
  }

  @Test
  public void aToolWithABadAnnotationIsLeftOutAndAllElseStays() throws Exception {
    String good = "{\"name\":\"good\",\"inputSchema\":{\"type\":\"object\"},\"n\":1.0}";
    server
        .http()
        .on(
            "tools/list",
            (http, m) ->
                TestingModernServer.result(
                    http,
                    m,
                    "{\"tools\":[{\"name\":\"bad\",\"inputSchema\":{\"properties\":{\"a\":"
                        + "{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}}, "
                        + good
                        + "],\"x\":2.0}"));
    String body = client("{}").post(request(1, "tools/list", "{}")).body();
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[ " + good + "],\"x\":2.0}}", body);
    gateway.registryChanged();
    JsonNode all = TestingClient.initialized(gateway.uri("/mcp"), "{}").call(2, "tools/list", "{}");
    assertTrue(all.toString(), all.toString().contains("web__good"));
    assertFalse(all.toString(), all.toString().contains("web__bad"));
  }

  @Test
  public void subscriptionsShareOneStreamThatIsReplacedWithoutAGap() throws Exception {
    TestingClient client = client("{}");
    BlockingQueue<String> messages = client.listen();
    await(() -> server.listening().size() == 1);
    assertTrue(client.call(1, "resources/subscribe", "{\"uri\":\"a:1\"}").has("result"));
    assertTrue(client.call(2, "resources/subscribe", "{\"uri\":\"b:2\"}").has("result"));
    JsonNode wanted = server.listening().get(2).request().at("/params/notifications");
    assertEquals(
        "{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"a:1\",\"b:2\"]}",
        wanted.toString());
    server.listening().get(1).tell("notifications/resources/updated", "\"uri\":\"a:1\"");
    server.listening().get(2).tell("notifications/resources/updated", "\"uri\":\"b:2\"");
    String heard = TestingClient.next(messages);
    assertTrue(heard, heard.contains("b:2"));
    assertFalse(heard, heard.contains("subscriptionId"));
    assertTrue(client.call(3, "resources/unsubscribe", "{\"uri\":\"b:2\"}").has("result"));
    assertEquals(
        "[\"a:1\"]",
        server
            .listening()
            .get(3)
            .request()
            .at("/params/notifications/resourceSubscriptions")
            .toString());
    assertEquals(0, server.count("resources/subscribe"));
  }

  @Test
  public void aSubscriptionThatBreaksOffIsOpenedAgain() throws Exception {
    TestingClient client = client("{}");
    BlockingQueue<String> messages = client.listen();
    assertTrue(client.call(1, "resources/subscribe", "{\"uri\":\"a:1\"}").has("result"));
    int before = server.listening().size();
    server.listening().get(before - 1).breakOff();
    await(() -> server.listening().size() > before);
    server.listening().get(before).tell("notifications/resources/updated", "\"uri\":\"a:1\"");
    assertTrue(TestingClient.next(messages).contains("a:1"));
  }

  @Test
  public void aChangedListIsSeenOnAggregatedEndpoints() throws Exception {
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{\"roots\":{}}");
    BlockingQueue<String> messages = client.listen();
    assertEquals(1, client.call(1, "tools/list", "{}").at("/result/tools").size());
    await(() -> !server.listening().isEmpty());
    server
        .http()
        .on(
            "tools/list",
            (http, m) -> TestingModernServer.result(http, m, TestingMcpServer.tools("one", "two")));
    server.listening().get(0).tell("notifications/tools/list_changed", "\"x\":1");
    assertTrue(TestingClient.next(messages).contains("tools/list_changed"));
    assertEquals(2, client.call(2, "tools/list", "{}").at("/result/tools").size());
  }

  @Test
  public void aCancelledCallClosesItsStreamAndSaysNothing() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    server.onCall(
        (http, m) -> {
          TestingHttpServer.events(http, ":\n\n");
          try {
            while (true) {
              http.getResponseBody().write(":\n\n".getBytes());
              http.getResponseBody().flush();
            }
          } catch (java.io.IOException e) {
            closed.incrementAndGet();
          }
        });
    TestingClient client = client("{}");
    client.stream(request(9, "tools/call", ONE));
    await(() -> server.count("tools/call") == 1);
    client.post(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":9}}");
    await(() -> closed.get() == 1);
    assertEquals(0, server.count("notifications/cancelled"));
  }

  @Test
  public void aServerOfOtherModernRevisionsSaysWhich() throws Exception {
    server
        .http()
        .on(
            "server/discover",
            (http, m) ->
                TestingModernServer.error(
                    http,
                    m,
                    400,
                    "-32022",
                    "no\",\"data\":{\"supported\":[\"2031-01-01\"]},\"x\":\""));
    JsonNode answer =
        TestingClient.json(
            new TestingClient(gateway.uri("/servers/web/mcp")).initialize("2025-11-25", "{}"));
    assertEquals("UPSTREAM_INVALID", answer.at("/error/data/code").asText());
    assertTrue(answer.toString(), answer.at("/error/message").asText().contains("2031-01-01"));
  }

  @Test
  public void aServerThatHasBecomeLegacyIsInitialized() throws Exception {
    TestingClient client = client("{}");
    client.call(1, "tools/call", ONE);
    server.http().on("server/discover", (http, m) -> TestingHttpServer.empty(http, 404));
    server
        .http()
        .on(
            "initialize",
            (http, m) ->
                TestingHttpServer.result(
                    http,
                    m,
                    "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},"
                        + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}"));
    server.onCall(
        (http, m) -> {
          if (http.getRequestHeaders().containsKey("Mcp-Method")) {
            TestingHttpServer.empty(http, 405);
          } else {
            TestingHttpServer.result(http, m, "{\"ok\":true}");
          }
        });
    JsonNode answer = client.call(2, "tools/call", ONE);
    assertTrue(answer.toString(), answer.at("/result/ok").asBoolean());
  }
}
