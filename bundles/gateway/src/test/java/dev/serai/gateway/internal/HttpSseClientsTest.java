package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class HttpSseClientsTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, HttpSseClientsTest::server);
    orchestrator.stdio(
        "mute", EntryOptions.DEFAULTS, () -> server().on("initialize", request -> "{}"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  private static TestingMcpServer server() {
    TestingMcpServer server =
        new TestingMcpServer(
            "{\"tools\":{\"listChanged\":true},\"logging\":{},\"resources\":{\"subscribe\":true}}");
    server.on("tools/list", request -> TestingMcpServer.tools("echo"));
    server.on("tools/call", request -> "{\"content\":[],\"n\":1.0}");
    return server;
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingSseClient client() throws Exception {
    return TestingSseClient.initialized(gateway.uri("/servers/one/mcp/sse"), "2024-11-05", "{}");
  }

  private TestingMcpServer started() {
    return orchestrator.started().get(0);
  }

  @Test
  public void theStreamNamesTheAddressOfPostsAndCarriesEveryAnswer() throws Exception {
    try (TestingSseClient client = new TestingSseClient(gateway.uri("/servers/one/mcp/sse"))) {
      assertTrue(
          client.address(),
          client.address().matches("/servers/one/mcp/sse\\?sessionId=[0-9a-f]{32}"));
      JsonNode hello = client.initialize("2024-11-05", "{}");
      assertEquals("2024-11-05", hello.at("/result/protocolVersion").asText());
      HttpResponse<String> accepted =
          client.post(
              "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}");
      assertEquals(202, accepted.statusCode());
      assertEquals("", accepted.body());
      assertEquals(
          "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"content\":[],\"n\":1.0}}",
          client.next().toString());
    }
  }

  @Test
  public void eachConnectionHasAnAddressOfItsOwn() throws Exception {
    try (TestingSseClient one = client();
        TestingSseClient other = client()) {
      assertNotEquals(one.address(), other.address());
      one.request(7, "tools/call", "{\"name\":\"echo\"}");
      other.request(7, "tools/list", "{}");
      assertTrue(one.next().at("/result").has("content"));
      assertTrue(other.next().at("/result").has("tools"));
    }
  }

  @Test
  public void theAggregatedEndpointHasThePairToo() throws Exception {
    for (String path : new String[] {"/mcp/sse", "/mcp/default/sse", "/mcp/sse/"}) {
      try (TestingSseClient client =
          TestingSseClient.initialized(gateway.uri(path), "2024-11-05", "{}")) {
        JsonNode tools = client.call(1, "tools/list", "{}").at("/result/tools");
        assertEquals("one__echo", tools.at("/0/name").asText());
      }
    }
  }

  @Test
  public void whatAServerAsksAndSaysComesOnTheStream() throws Exception {
    try (TestingSseClient client =
        TestingSseClient.initialized(
            gateway.uri("/servers/one/mcp/sse"), "2024-11-05", "{\"sampling\":{},\"roots\":{}}")) {
      started()
          .emit(
              "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"sampling/createMessage\",\"params\":{\"maxTokens\":1}}");
      JsonNode asked = client.next();
      assertEquals("sampling/createMessage", asked.path("method").asText());
      client.post("{\"jsonrpc\":\"2.0\",\"id\":" + asked.get("id") + ",\"result\":{\"m\":1}}");
      Eventually.assertTrue(
          "the answer arrives",
          () ->
              started().received().contains("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"m\":1}}"));
      started().emit("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
      assertEquals("notifications/tools/list_changed", client.next().path("method").asText());
    }
  }

  @Test
  public void theSessionMethodsWork() throws Exception {
    try (TestingSseClient client = client()) {
      assertTrue(client.call(1, "logging/setLevel", "{\"level\":\"info\"}").has("result"));
      assertTrue(client.call(2, "resources/subscribe", "{\"uri\":\"a:b\"}").has("result"));
      started()
          .emit(
              "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"a:b\"}}");
      assertEquals("a:b", client.next().at("/params/uri").asText());
    }
  }

  @Test
  public void theSessionEndsWithItsStream() throws Exception {
    TestingSseClient client = client();
    client.call(1, "resources/subscribe", "{\"uri\":\"a:b\"}");
    assertEquals(1, orchestrator.leases());
    client.close();
    Eventually.assertTrue(
        "the session has ended",
        () -> {
          started().emit("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
          return client.post(PING).statusCode() == 404 && orchestrator.leases() == 0;
        });
    assertEquals(
        "Nothing is kept", 0, folder.getRoot().list((in, name) -> name.endsWith(".json")).length);
  }

  @Test
  public void onlyPingComesBeforeInitialize() throws Exception {
    try (TestingSseClient client = new TestingSseClient(gateway.uri("/servers/one/mcp/sse"))) {
      assertTrue(client.call(1, "ping", "{}").has("result"));
      assertEquals(
          "SESSION_REQUIRED", client.call(2, "tools/list", "{}").at("/error/data/code").asText());
    }
  }

  @Test
  public void aSecondInitializeIsRefused() throws Exception {
    try (TestingSseClient client = client()) {
      JsonNode again =
          client.call(9, "initialize", "{\"protocolVersion\":\"2024-11-05\",\"capabilities\":{}}");
      assertEquals(-32600, again.at("/error/code").asInt());
      assertTrue(client.call(1, "tools/list", "{}").has("result"));
    }
  }

  @Test
  public void aServerThatDoesNotInitializeIsReportedOnTheStream() throws Exception {
    try (TestingSseClient client = new TestingSseClient(gateway.uri("/servers/mute/mcp/sse"))) {
      assertTrue(client.initialize("2024-11-05", "{}").has("error"));
      assertEquals(
          "SESSION_REQUIRED", client.call(2, "tools/list", "{}").at("/error/data/code").asText());
    }
  }

  @Test
  public void batchesComeAtTheRevisionThatHasThem() throws Exception {
    String batch = "[" + PING + "]";
    try (TestingSseClient with =
            TestingSseClient.initialized(gateway.uri("/mcp/sse"), "2025-03-26", "{}");
        TestingSseClient without = client()) {
      assertEquals(202, with.post(batch).statusCode());
      assertEquals(1, with.next().get(0).get("id").asInt());
      assertEquals(400, without.post(batch).statusCode());
    }
  }

  @Test
  public void postsToNobodysAddressAreRefused() throws Exception {
    try (TestingSseClient client = client()) {
      String query = URI.create(client.address()).getQuery();
      assertEquals(400, status("/servers/one/mcp/sse", PING));
      assertEquals(404, status("/servers/one/mcp/sse?sessionId=0", PING));
      assertEquals(404, status("/mcp/sse?" + query, PING));
      assertEquals(404, status("/servers/none/mcp/sse?" + query, PING));
      assertEquals(400, status("/servers/one/mcp/sse?" + query, "{"));
      assertEquals(413, status("/servers/one/mcp/sse?" + query, " ".repeat((1 << 20) + 1)));
    }
  }

  private int status(String path, String body) throws Exception {
    return TestingSseClient.post(gateway.uri(path), body).statusCode();
  }

  @Test
  public void theRulesOfHttpHoldForThePair() throws Exception {
    HttpRequest foreign =
        HttpRequest.newBuilder(gateway.uri("/mcp/sse"))
            .header("Origin", "http://evil.test")
            .build();
    HttpRequest end = HttpRequest.newBuilder(gateway.uri("/mcp/sse")).DELETE().build();
    HttpRequest json =
        HttpRequest.newBuilder(gateway.uri("/mcp/sse"))
            .header("Accept", "application/json")
            .build();
    assertEquals(403, send(foreign).statusCode());
    assertEquals(406, send(json).statusCode());
    HttpResponse<String> refused = send(end);
    assertEquals(405, refused.statusCode());
    assertFalse(refused.headers().firstValue("Allow").orElse("").contains("DELETE"));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  public void aClientOf20241105OverStreamableHttpGetsItsRevision() throws Exception {
    TestingClient client = new TestingClient(gateway.uri("/servers/one/mcp"));
    JsonNode hello = TestingClient.json(client.initialize("2024-11-05", "{}"));
    assertEquals("2024-11-05", hello.at("/result/protocolVersion").asText());
    assertTrue(client.call(1, "tools/list", "{}").has("result"));
  }

  @Test
  public void aStreamEndsWithTheLastCallOnItWhenTheGatewayLeaves() throws Exception {
    try (TestingSseClient client = client()) {
      started().on("tools/call", request -> null);
      client.request(7, "tools/call", "{\"name\":\"echo\"}");
      String id = started().awaitCall().replaceAll(".*\"id\":(\\d+).*", "$1");
      gateway.stopListening();
      started().emit("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"late\":true}}");
      assertTrue(client.next().at("/result/late").asBoolean());
      assertTrue(client.next().path("ended").asBoolean());
    }
  }

  @Test
  public void aCallThatTakesLongerIsAnsweredWithAnErrorBeforeItsStreamEnds() throws Exception {
    try (TestingSseClient client = client()) {
      started().on("tools/call", request -> null);
      client.request(7, "tools/call", "{\"name\":\"echo\"}");
      started().awaitCall();
      gateway.stopListening();
      gateway.interruptCalls();
      assertEquals("CALL_INTERRUPTED", client.next().at("/error/data/code").asText());
      assertTrue(client.next().path("ended").asBoolean());
    }
  }
}
