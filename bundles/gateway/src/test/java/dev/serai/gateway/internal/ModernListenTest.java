package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernListenTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server =
      new TestingMcpServer("{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true}}")
          .on("tools/list", request -> TestingMcpServer.tools("one"));
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

  private static final String TOOLS_CHANGED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}";
  private static final String UPDATED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"a:b\"}}";

  private BlockingQueue<String> listen(String path, String id, String filter) throws Exception {
    return new TestingModernHttpClient(gateway.uri(path), "{}")
        .stream(id, "subscriptions/listen", null, "\"notifications\":" + filter);
  }

  private static String acknowledged(String id, String filter) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":"
        + "{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"
        + id
        + "},\"notifications\":"
        + filter
        + "}}";
  }

  @Test
  public void theAcknowledgementNamesWhatTheServerHasAndChangesFollowUnderTheClientsId()
      throws Exception {
    BlockingQueue<String> messages =
        listen(
            "/servers/alpha/mcp",
            "\"l\"",
            "{\"toolsListChanged\":true,\"promptsListChanged\":true}");
    assertEquals(
        acknowledged("\"l\"", "{\"toolsListChanged\":true}"), TestingClient.next(messages));
    server.emit("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/list_changed\"}");
    server.emit(TOOLS_CHANGED);
    assertEquals(
        "{\"params\":{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":\"l\"}},"
            + TOOLS_CHANGED.substring(1),
        TestingClient.next(messages));
  }

  @Test
  public void whateverTheParametersAreTheIdOfTheListenerIsInThem() throws Exception {
    BlockingQueue<String> messages =
        listen("/servers/alpha/mcp", "5", "{\"toolsListChanged\":true}");
    TestingClient.next(messages);
    server.emit("  " + TOOLS_CHANGED);
    assertStamped(messages);
    for (String params : List.of("null", "[]", "\"x\"", "{\"_meta\":null}", "{\"_meta\":[]}")) {
      server.emit(TOOLS_CHANGED.replace("}", ",\"params\":" + params + "}"));
      assertStamped(messages);
    }
  }

  private static void assertStamped(BlockingQueue<String> messages) throws Exception {
    String message = TestingClient.next(messages);
    JsonNode params = TestingClient.read(message).get("params");
    assertEquals(
        message,
        "{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":5}}",
        String.valueOf(params));
    assertEquals(message, 2, message.split("\"params\"").length);
    assertEquals(message, 2, message.split("\"_meta\"").length);
  }

  @Test
  public void aResourceIsSubscribedToAndItsChangesReachEveryListener() throws Exception {
    String filter = "{\"resourceSubscriptions\":[\"a:b\"]}";
    BlockingQueue<String> one = listen("/servers/alpha/mcp", "1", filter);
    BlockingQueue<String> other = listen("/servers/alpha/mcp", "1.0", filter);
    assertEquals(acknowledged("1", filter), TestingClient.next(one));
    assertEquals(acknowledged("1.0", filter), TestingClient.next(other));
    server.emit(UPDATED.replace("a:b", "a:c"));
    server.emit(UPDATED);
    assertTrue(TestingClient.next(one).contains("subscriptionId\":1},\"uri\":\"a:b\""));
    assertTrue(TestingClient.next(other).contains("subscriptionId\":1.0},\"uri\":\"a:b\""));
  }

  @Test
  public void onAnAggregatedEndpointResourcesHaveTheirExposedNames() throws Exception {
    String filter = "{\"resourceSubscriptions\":[\"a:alpha__b\"]}";
    BlockingQueue<String> messages = listen("/mcp", "1", filter);
    assertEquals(acknowledged("1", filter), TestingClient.next(messages));
    server.emit(UPDATED);
    assertTrue(TestingClient.next(messages).contains("\"uri\":\"a:alpha__b\""));
  }

  @Test
  public void whatChangesWhereACallHasItsOwnRoomReachesTheListenersOfTheServer() throws Exception {
    gateway.close();
    orchestrator.stdio(
        "beta",
        EntryOptions.DEFAULTS,
        () ->
            new TestingMcpServer("{\"tools\":{\"listChanged\":true}}")
                .on("tools/list", request -> TestingMcpServer.tools("one"))
                .on("tools/call", request -> null));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    BlockingQueue<String> messages =
        listen("/servers/beta/mcp", "1", "{\"toolsListChanged\":true}");
    assertEquals(acknowledged("1", "{\"toolsListChanged\":true}"), TestingClient.next(messages));
    TestingModernHttpClient asked =
        new TestingModernHttpClient(gateway.uri("/servers/beta/mcp"), "{\"elicitation\":{}}");
    BlockingQueue<String> first = asked.stream("2", "tools/call", "one", "\"name\":\"one\"");
    Eventually.assertTrue("it runs", () -> orchestrator.started().size() == 2);
    TestingMcpServer common = orchestrator.started().get(1);
    common.awaitCall();
    common.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":{}}");
    assertTrue(TestingClient.next(first).contains("input_required"));
    asked.stream("3", "tools/call", "one", "\"name\":\"one\"");
    Eventually.assertTrue("it has a room", () -> orchestrator.started().size() == 3);
    TestingMcpServer room = orchestrator.started().get(2);
    room.awaitCall();
    room.emit(TOOLS_CHANGED);
    assertTrue(TestingClient.next(messages).contains("notifications/tools/list_changed"));
  }

  @Test
  public void aResourceThatTheServerRefusesIsNotAcknowledged() throws Exception {
    server.onError("resources/subscribe", -32602);
    BlockingQueue<String> messages =
        listen("/servers/alpha/mcp", "1", "{\"resourceSubscriptions\":[\"a:b\"]}");
    assertEquals(acknowledged("1", "{}"), TestingClient.next(messages));
  }

  @Test
  public void changedListsOfAllServersReachListenersOfTheGateway() throws Exception {
    BlockingQueue<String> messages = listen("/mcp", "7", "{\"toolsListChanged\":true}");
    assertEquals(acknowledged("7", "{\"toolsListChanged\":true}"), TestingClient.next(messages));
    server.on("tools/list", request -> TestingMcpServer.tools("one", "two"));
    server.emit(TOOLS_CHANGED);
    assertTrue(TestingClient.next(messages).contains("notifications/tools/list_changed"));
  }

  private static void assertGracefulEnd(BlockingQueue<String> messages) throws Exception {
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"complete\",\"_meta\":"
            + "{\"io.modelcontextprotocol/subscriptionId\":1}}}",
        TestingClient.next(messages));
    assertEquals("end", TestingClient.next(messages));
  }

  @Test
  public void theStreamEndsInGoodOrderWhenTheServerGoes() throws Exception {
    BlockingQueue<String> messages = listen("/servers/alpha/mcp", "1", "{}");
    TestingClient.next(messages);
    server.crash();
    assertGracefulEnd(messages);
  }

  @Test
  public void theStreamEndsInGoodOrderWhenTheGatewayIsReplaced() throws Exception {
    BlockingQueue<String> messages = listen("/mcp", "1", "{}");
    TestingClient.next(messages);
    gateway.stopListening();
    assertGracefulEnd(messages);
    JsonNode refused = TestingClient.read(TestingClient.next(listen("/mcp", "1", "{}")));
    assertEquals("SERVICE_REPLACED", refused.at("/error/data/code").asText());
  }

  @Test
  public void moreListenersThanAllowedAreRefusedWithTheNameOfTheLimit() throws Exception {
    for (int listener = 0; listener < 3; listener++) {
      TestingClient.next(listen("/mcp", "1", "{}"));
    }
    JsonNode refused = TestingClient.read(TestingClient.next(listen("/mcp", "1", "{}")));
    assertEquals("OVERLOADED", refused.at("/error/data/code").asText());
    assertTrue(refused.at("/error/message").asText().contains("max-listeners"));
  }

  @Test
  public void aFilterIsNeeded() throws Exception {
    JsonNode refused = TestingClient.read(TestingClient.next(listen("/mcp", "1", "7")));
    assertEquals(-32602, refused.at("/error/code").asInt());
  }
}
