package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What modern clients hear of tasks (SEP-2663, task status notifications). */
public class ModernTaskListenTest {
  private static final String DECLARED = "{\"extensions\":" + TestingTaskServer.EXTENSION + "}";
  private static final String STATE =
      "\"taskId\":\"ID\",\"status\":\"completed\",\"ttlMs\":6.0e4,"
          + "\"result\":{\"content\":[{\"type\":\"resource_link\",\"uri\":\"URI\"}]}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingTaskServer one;
  private TestingTaskServer two;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    one = new TestingTaskServer("ab");
    two = new TestingTaskServer("cd");
    orchestrator.endpoint("one", new Endpoint.Http(one.uri(), Map.of()));
    orchestrator.endpoint("two", new Endpoint.Http(two.uri(), Map.of()));
    orchestrator.stdio("old", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("one"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    one.close();
    two.close();
  }

  private BlockingQueue<String> listen(String path, String capabilities, String... ids)
      throws Exception {
    return new TestingModernHttpClient(gateway.uri(path), capabilities)
        .stream(
            "7",
            "subscriptions/listen",
            null,
            "\"notifications\":{\"taskIds\":[\"" + String.join("\",\"", ids) + "\"]}");
  }

  private static String acknowledged(BlockingQueue<String> messages) throws Exception {
    JsonNode first = TestingClient.read(TestingClient.next(messages));
    assertEquals(
        "notifications/subscriptions/acknowledged", first.path("method").asText(first.toString()));
    return first.at("/params/notifications").toString();
  }

  private static TestingModernServer.Listening listening(TestingTaskServer server)
      throws Exception {
    List<TestingModernServer.Listening> streams = server.server().listening();
    Eventually.assertTrue("the server is listened to", () -> !streams.isEmpty());
    return streams.get(streams.size() - 1);
  }

  private static String state(String id, String uri) {
    return STATE.replace("ID", id).replace("URI", uri);
  }

  @Test
  public void onAnAggregatedEndpointATaskHasTheIdThatTheClientKnows() throws Exception {
    BlockingQueue<String> messages = listen("/mcp", DECLARED, "two__cd", "one__ab", "x__y", "ab");
    assertEquals("{\"taskIds\":[\"two__cd\",\"one__ab\"]}", acknowledged(messages));
    JsonNode request = listening(one).request().get("params");
    assertEquals("{\"taskIds\":[\"ab\"]}", request.get("notifications").toString());
    assertEquals(
        DECLARED, request.at("/_meta/io.modelcontextprotocol~1clientCapabilities").toString());
    listening(one).tell("notifications/tasks", state("zz", "a:b"));
    listening(one).tell("notifications/tasks", state("ab", "a:b"));
    String told = TestingClient.next(messages);
    assertTrue(told, told.contains("\"method\":\"notifications/tasks\""));
    assertTrue(told, told.contains("\"io.modelcontextprotocol/subscriptionId\":7"));
    assertTrue(told, told.contains(state("one__ab", "a:one__b")));
  }

  @Test
  public void atTheEndpointOfOneServerNothingIsChanged() throws Exception {
    BlockingQueue<String> messages = listen("/servers/one/mcp", DECLARED, "ab");
    assertEquals("{\"taskIds\":[\"ab\"]}", acknowledged(messages));
    listening(one).tell("notifications/tasks", state("ab", "a:b"));
    String told = TestingClient.next(messages);
    assertTrue(told, told.contains(state("ab", "a:b")));
  }

  @Test
  public void eachListenerHearsOfItsOwnTasks() throws Exception {
    BlockingQueue<String> first = listen("/servers/one/mcp", DECLARED, "ab");
    assertEquals("{\"taskIds\":[\"ab\"]}", acknowledged(first));
    BlockingQueue<String> second = listen("/mcp", DECLARED, "one__other");
    assertEquals("{\"taskIds\":[\"one__other\"]}", acknowledged(second));
    listening(one).tell("notifications/tasks", state("other", "a:b"));
    listening(one).tell("notifications/tasks", state("ab", "a:b"));
    assertTrue(TestingClient.next(first).contains("\"taskId\":\"ab\""));
    assertTrue(TestingClient.next(second).contains("\"taskId\":\"one__other\""));
  }

  @Test
  public void whoDoesNotDeclareTheExtensionIsRefused() throws Exception {
    for (String path : List.of("/mcp", "/servers/one/mcp", "/servers/old/mcp")) {
      JsonNode refused = TestingClient.read(TestingClient.next(listen(path, "{}", "one__ab")));
      assertEquals(-32021, refused.at("/error/code").asInt());
      assertEquals(DECLARED, refused.at("/error/data/requiredCapabilities").toString());
    }
  }

  @Test
  public void aServerWithoutTheExtensionWatchesNothing() throws Exception {
    assertEquals("{}", acknowledged(listen("/servers/old/mcp", DECLARED, "ab")));
    assertEquals("{}", acknowledged(listen("/mcp", DECLARED, "old__ab")));
  }

  @Test
  public void theServerIsKeptAwakeWhileItsTaskIsListenedTo() throws Exception {
    acknowledged(listen("/mcp", DECLARED, "two__zz", "old__zz"));
    Eventually.assertTrue("the server is kept awake", () -> orchestrator.leases() == 1);
    gateway.stopListening();
    Eventually.assertTrue("the server may sleep", () -> orchestrator.leases() == 0);
  }

  @Test
  public void whatNobodyHearsOfIsNotWatched() throws Exception {
    BlockingQueue<String> messages = listen("/mcp", DECLARED, "one__ab");
    acknowledged(messages);
    gateway.stopListening();
    TestingModernServer.Listening stream = listening(one);
    Eventually.assertTrue(
        "the subscription ends",
        () -> {
          stream.tell("notifications/tasks", state("ab", "a:b"));
          return one.server().ended() > 0;
        });
  }
}
