package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.Endpoint;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What 2026-07-28 allows (SEP-2106) and the schemas of clients before it refuse. */
public class OlderSchemasTest {
  private static final String ARRAY = "{\"type\":\"array\",\"items\":{\"type\":\"number\"}}";
  private static final String TOOLS =
      "{\"resultType\":\"complete\",\"ttlMs\":5000,\"cacheScope\":\"public\",\"tools\":["
          + "{\"name\":\"arr\",\"inputSchema\":{\"type\":\"object\"},\"outputSchema\":"
          + ARRAY
          + ", \"x\":1.0},"
          + "{\"name\":\"any\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"a\":true,\"b\":false}},"
          + "\"outputSchema\":{\"type\":\"object\",\"properties\":{ \"c\" : true }}},"
          + "{\"name\":\"untyped\",\"outputSchema\":{},\"inputSchema\":{\"type\":\"object\"}}]}";
  private static final String OLDER =
      "{\"name\":\"arr\",\"inputSchema\":{\"type\":\"object\"}, \"x\":1.0},"
          + "{\"name\":\"any\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":{\"not\":{}}}},"
          + "\"outputSchema\":{\"type\":\"object\",\"properties\":{ \"c\" : {} }}},"
          + "{\"name\":\"untyped\",\"inputSchema\":{\"type\":\"object\"}}]";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingModernServer server;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    server = new TestingModernServer("{\"tools\":{}}");
    server.http().on("tools/list", (http, m) -> TestingModernServer.result(http, m, TOOLS));
    orchestrator.endpoint("web", new Endpoint.Http(server.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    server.close();
  }

  private static final String LIST =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}";

  private TestingClient legacy(String path, String capabilities) throws Exception {
    return TestingClient.initialized(gateway.uri(path), capabilities);
  }

  @Test
  public void schemasThatOlderClientsRefuseAreLeftOutOrWrittenAsTheyKnowThem() throws Exception {
    String body = legacy("/servers/web/mcp", "{}").post(LIST).body();
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[" + OLDER + "}}", body);
  }

  @Test
  public void theAggregatedListIsOfTheClientsOwnEra() throws Exception {
    String body = legacy("/mcp", "{}").post(LIST).body();
    String older = OLDER.replace("\"name\":\"", "\"name\":\"web__");
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[" + older + "}}", body);
    JsonNode tools =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{}")
            .request("tools/list", null, "")
            .at("/result/tools");
    assertEquals(ARRAY, tools.at("/0/outputSchema").toString());
    assertTrue(tools.toString(), tools.at("/1/inputSchema/properties/a").isBoolean());
  }

  @Test
  public void structuredContentThatIsNoObjectReachesModernClientsOnly() throws Exception {
    server.onCall(
        (http, m) ->
            TestingModernServer.result(
                http,
                m,
                "{\"content\":[{\"type\":\"text\",\"text\":\"[1]\"}],\"structuredContent\":[1],"
                    + "\"resultType\":\"complete\"}"));
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"[1]\"}]}}",
        legacy("/servers/web/mcp", "{}")
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"arr\"}}")
            .body());
    JsonNode seen =
        new TestingModernHttpClient(gateway.uri("/servers/web/mcp"), "{}")
            .request("tools/call", "arr", "\"name\":\"arr\"");
    assertEquals("[1]", seen.at("/result/structuredContent").toString());
  }

  @Test
  public void anObjectOfStructuredContentStays() throws Exception {
    server.onCall(
        (http, m) ->
            TestingModernServer.result(
                http, m, "{\"content\":[],\"structuredContent\":{ \"a\":1.0}}"));
    String body =
        legacy("/servers/web/mcp", "{}")
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"arr\"}}")
            .body();
    assertTrue(body, body.contains("\"structuredContent\":{ \"a\":1.0}"));
  }

  @Test
  public void whatAServerAsksToSampleIsWrittenAsOlderClientsKnowIt() throws Exception {
    server.onCall(
        (http, m) ->
            TestingModernServer.result(
                http,
                m,
                "{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":{\"method\":"
                    + "\"sampling/createMessage\",\"params\":{\"maxTokens\":5,\"tools\":[{\"name\":"
                    + "\"t\",\"inputSchema\":{\"type\":\"object\"},\"outputSchema\":"
                    + ARRAY
                    + "}],\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\","
                    + "\"toolUseId\":\"u\",\"content\":[],\"structuredContent\":[1]}]},"
                    + "{\"role\":\"user\",\"content\":{\"type\":\"tool_result\",\"toolUseId\":\"v\","
                    + "\"content\":[],\"structuredContent\":2}}]}}}}"));
    BlockingQueue<String> messages =
        legacy("/servers/web/mcp", "{\"sampling\":{\"tools\":{}}}").stream(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"arr\"}}");
    JsonNode params = TestingClient.read(TestingClient.next(messages)).get("params");
    assertEquals(
        "[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}}]", params.get("tools").toString());
    assertEquals("v", params.at("/messages/1/content/toolUseId").asText());
    assertFalse(params.toString(), params.toString().contains("structuredContent"));
  }
}
