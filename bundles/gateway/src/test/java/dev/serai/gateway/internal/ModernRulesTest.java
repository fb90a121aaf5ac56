package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernRulesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one", "\u00e9");
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

  private void assertRefused(HttpResponse<String> response, int status, int code) throws Exception {
    JsonNode answer = TestingClient.json(response);
    assertEquals(answer.toString(), code, answer.at("/error/code").asInt());
    assertEquals(answer.toString(), status, response.statusCode());
    assertEquals(1, answer.path("id").asInt());
  }

  private HttpRequest.Builder plain() {
    return new TestingClient(gateway.uri("/servers/alpha/mcp")).request();
  }

  @Test
  public void aCallNeedsNoSessionAndGetsNone() throws Exception {
    HttpResponse<String> response =
        client("{}")
            .send(
                client("{}").headers("tools/call", "one").header("Mcp-Session-Id", "nonsense"),
                client("{}").body("1", "tools/call", "\"name\":\"one\""));
    assertEquals(200, response.statusCode());
    assertFalse(response.headers().firstValue("Mcp-Session-Id").isPresent());
    JsonNode result = TestingClient.json(response).get("result");
    assertEquals("complete", result.path("resultType").asText());
    assertEquals("one", result.at("/content/0/text").asText());
    assertEquals(
        "testing",
        result.get("_meta").get("io.modelcontextprotocol/serverInfo").get("name").asText());
  }

  @Test
  public void headersThatAreMissingAreAMismatch() throws Exception {
    TestingModernHttpClient client = client("{}");
    String body = client.body("1", "tools/call", "\"name\":\"one\"");
    assertRefused(client.send(plain(), body), 400, -32020);
    assertRefused(
        client.send(plain().header("MCP-Protocol-Version", "2026-07-28"), body), 400, -32020);
    assertRefused(client.send(client.headers("tools/call", null), body), 400, -32020);
  }

  @Test
  public void headersThatDifferFromTheBodyAreAMismatch() throws Exception {
    TestingModernHttpClient client = client("{}");
    String body = client.body("1", "tools/call", "\"name\":\"one\"");
    assertRefused(client.send(client.headers("Tools/Call", "one"), body), 400, -32020);
    assertRefused(client.send(client.headers("tools/call", "two"), body), 400, -32020);
    assertRefused(
        client.send(
            client.headers("tools/call", "one").setHeader("MCP-Protocol-Version", "2027-01-01"),
            body),
        400,
        -32020);
  }

  @Test
  public void aHeaderSentTwiceIsAMismatch() throws Exception {
    TestingModernHttpClient client = client("{}");
    assertRefused(
        client.send(
            client.headers("tools/call", "one").header("Mcp-Name", "one"),
            client.body("1", "tools/call", "\"name\":\"one\"")),
        400,
        -32020);
  }

  @Test
  public void anEncodedNameIsDecodedAndABadEncodingIsAMismatch() throws Exception {
    TestingModernHttpClient client = client("{}");
    String encoded =
        "=?base64?" + Base64.getEncoder().encodeToString("\u00e9".getBytes("UTF-8")) + "?=";
    assertEquals(200, client.post("tools/call", encoded, "\"name\":\"\u00e9\"").statusCode());
    assertRefused(client.post("tools/call", "=?base64?!?=", "\"name\":\"\u00e9\""), 400, -32020);
    assertRefused(client.post("tools/call", "=?base64?/w==?=", "\"name\":\"\u00e9\""), 400, -32020);
  }

  @Test
  public void metaThatIsMissingIsAnInvalidParameter() throws Exception {
    TestingModernHttpClient client = client("{}");
    assertRefused(
        client.send(
            client.headers("tools/list", null),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"),
        400,
        -32602);
    assertRefused(client("7").post("tools/list", null, ""), 400, -32602);
    assertRefused(
        client("{}")
            .withMeta(",\"io.modelcontextprotocol/logLevel\":\"loud\"")
            .post("tools/list", null, ""),
        400,
        -32602);
  }

  @Test
  public void anUnknownRevisionIsRefusedWithTheSupportedOnes() throws Exception {
    TestingModernHttpClient client = client("{}");
    HttpResponse<String> response =
        client.send(
            client.headers("tools/list", null).setHeader("MCP-Protocol-Version", "2099-01-01"),
            client.body("1", "tools/list", "").replace("2026-07-28", "2099-01-01"));
    assertRefused(response, 400, -32022);
    JsonNode data = TestingClient.json(response).at("/error/data");
    assertEquals(
        client.request("server/discover", null, "").at("/result/supportedVersions"),
        data.get("supported"));
    assertEquals("2099-01-01", data.get("requested").asText());
  }

  @Test
  public void theFirstDiscoveryOfALegacyServerHasItsOwnName() throws Exception {
    JsonNode meta = client("{}").request("server/discover", null, "").at("/result/_meta");
    assertEquals("testing", meta.get("io.modelcontextprotocol/serverInfo").get("name").asText());
  }

  @Test
  public void removedAndUnknownMethodsAreNotFound() throws Exception {
    for (String method :
        new String[] {"ping", "logging/setLevel", "resources/subscribe", "initialize"}) {
      assertRefused(client("{}").post(method, null, ""), 404, -32601);
    }
    TestingModernHttpClient aggregated = new TestingModernHttpClient(gateway.uri("/mcp"), "{}");
    assertRefused(aggregated.post("x/y", null, ""), 404, -32601);
  }

  @Test
  public void aNotificationIsAcceptedAndAResponseOrBatchIsNot() throws Exception {
    TestingModernHttpClient client = client("{}");
    assertEquals(
        202,
        client
            .send(client.headers("x", null), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}")
            .statusCode());
    assertEquals(
        400,
        client
            .send(client.headers("x", null), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
            .statusCode());
    assertEquals(400, client.send(client.headers("x", null), "[]").statusCode());
  }

  @Test
  public void bothErasShareAnEndpoint() throws Exception {
    TestingClient legacy = TestingClient.initialized(gateway.uri("/servers/alpha/mcp"), "{}");
    assertEquals(200, client("{}").post("tools/call", "one", "\"name\":\"one\"").statusCode());
    JsonNode result = legacy.call(2, "tools/call", "{\"name\":\"one\"}").get("result");
    assertFalse(result.toString(), result.has("resultType"));
  }

  @Test
  public void aClientThatAcceptsOneFormOnlyIsRefusedAndTakesNoSeat() throws Exception {
    TestingModernHttpClient client = client("{}");
    String listen = client.body("1", "subscriptions/listen", "\"notifications\":{}");
    String body = client.body("1", "tools/call", "\"name\":\"one\"");
    for (String form : new String[] {"application/json", "text/event-stream"}) {
      for (int i = 0; i < 5; i++) {
        assertRefused(
            client.send(
                client.headers("subscriptions/listen", null).setHeader("Accept", form), listen),
            406,
            -32600);
      }
      assertRefused(
          client.send(client.headers("tools/call", "one").setHeader("Accept", form), body),
          406,
          -32600);
    }
    BlockingQueue<String> messages =
        client.stream("5", "subscriptions/listen", null, "\"notifications\":{}");
    assertTrue(TestingClient.next(messages).contains("acknowledged"));
    assertEquals(
        200,
        client
            .send(client.headers("tools/call", "one").setHeader("Accept", "*/*"), body)
            .statusCode());
  }

  @Test
  public void whatIsToBeListenedToIsNamedInArraysOfStrings() throws Exception {
    for (String member : new String[] {"resourceSubscriptions", "taskIds"}) {
      for (String value : new String[] {"\"x\"", "{\"a\":\"b\"}", "[7]", "true"}) {
        HttpResponse<String> response =
            client("{}")
                .post(
                    "subscriptions/listen",
                    null,
                    "\"notifications\":{\"" + member + "\":" + value + "}");
        assertRefused(response, 400, -32602);
        assertTrue(response.body(), response.body().contains("params.notifications." + member));
      }
    }
  }
}
