package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.store.TaskRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** A server that principals share gives its tasks to all of them: the gateway does not. */
public class TaskOwnersTest {
  private static final String TASK =
      "{\"taskId\":\"t1\",\"status\":\"working\",\"createdAt\":\"2026-01-01T00:00:00Z\","
          + "\"ttl\":60000}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingTaskServer modern;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    modern = new TestingTaskServer("t1");
    orchestrator.endpoint("modern", new Endpoint.Http(modern.uri(), Map.of()));
    orchestrator.stdio("legacy", EntryOptions.DEFAULTS, TaskOwnersTest::legacy);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    gateway.neighbours().access().user("alice");
    gateway.neighbours().access().user("bob");
  }

  private static TestingMcpServer legacy() {
    TestingMcpServer server =
        new TestingMcpServer(
            "{\"tools\":{},\"tasks\":{\"list\":{},\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}}}");
    server.on("tools/list", m -> TestingMcpServer.tools("slow"));
    server.on(
        "tools/call",
        m -> m.at("/params").has("task") ? "{\"task\":" + TASK + "}" : "{\"content\":[]}");
    server.on("tasks/get", m -> TASK);
    server.on("tasks/cancel", m -> TASK);
    server.on("tasks/result", m -> "{\"content\":[]}");
    server.on("tasks/list", m -> "{\"tasks\":[" + TASK + "]}");
    return server;
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    modern.close();
  }

  private TestingClient session(String path, String token) throws Exception {
    TestingClient client = new TestingClient(gateway.uri(path)).withToken(token);
    client.initialize("2025-11-25", "{}");
    return client;
  }

  private TestingModernHttpClient stateless(String path, String token) {
    return new TestingModernHttpClient(gateway.uri(path), "{\"extensions\":" + EXTENSION + "}")
        .withToken(token);
  }

  private static final String EXTENSION = TestingTaskServer.EXTENSION;

  @Test
  public void aTaskOfASharedProcessIsOfWhoBeganIt() throws Exception {
    for (String[] at :
        List.of(
            new String[] {"/mcp", "legacy__slow", "legacy__t1"},
            new String[] {"/servers/legacy/mcp", "slow", "t1"})) {
      TestingClient alice = session(at[0], "alice");
      TestingClient bob = session(at[0], "bob");
      alice.call(1, "tools/call", "{\"name\":\"" + at[1] + "\",\"task\":{\"ttl\":60000}}");
      for (String method : List.of("tasks/get", "tasks/result", "tasks/cancel")) {
        String params = "{\"taskId\":\"" + at[2] + "\"}";
        JsonNode refused = bob.call(2, method, params);
        assertEquals("Task not found: " + at[2], refused.at("/error/message").asText());
        assertTrue(method, alice.call(3, method, params).has("result"));
      }
    }
  }

  @Test
  public void tasksOfOthersAreNotListed() throws Exception {
    TestingClient alice = session("/mcp", "alice");
    TestingClient bob = session("/mcp", "bob");
    alice.call(1, "tools/call", "{\"name\":\"legacy__slow\",\"task\":{\"ttl\":60000}}");
    bob.call(1, "tools/call", "{\"name\":\"legacy__slow\"}");
    assertEquals(1, alice.call(2, "tasks/list", "{}").at("/result/tasks").size());
    assertEquals(0, bob.call(2, "tasks/list", "{}").at("/result/tasks").size());
  }

  @Test
  public void aTaskOfAModernServerIsOfWhoBeganIt() throws Exception {
    for (String[] at :
        List.of(
            new String[] {"/mcp", "modern__one", "modern__t1"},
            new String[] {"/servers/modern/mcp", "one", "t1"})) {
      TestingModernHttpClient alice = stateless(at[0], "alice");
      TestingModernHttpClient bob = stateless(at[0], "bob");
      alice.request("tools/call", at[1], "\"name\":\"" + at[1] + "\"");
      String id = "\"taskId\":\"" + at[2] + "\"";
      assertTrue(alice.request("tasks/get", at[2], id).has("result"));
      assertEquals(
          "Task not found: " + at[2],
          bob.request("tasks/get", at[2], id).at("/error/message").asText());
      BlockingQueue<String> heard =
          bob.stream(
              "9",
              "subscriptions/listen",
              null,
              "\"notifications\":{\"taskIds\":[\"" + at[2] + "\"]}");
      String acknowledged = TestingClient.next(heard);
      assertFalse(acknowledged, acknowledged.contains(at[2]));
    }
  }

  @Test
  public void theEndpointOfOneServerListsNoTasksOfOthersEither() throws Exception {
    TestingClient alice = session("/servers/legacy/mcp", "alice");
    TestingClient bob = session("/servers/legacy/mcp", "bob");
    alice.call(1, "tools/call", "{\"name\":\"slow\",\"task\":{\"ttl\":60000}}");
    assertEquals(1, alice.call(2, "tasks/list", "{}").at("/result/tasks").size());
    assertEquals("[]", bob.call(2, "tasks/list", "{}").at("/result/tasks").toString());
  }

  @Test
  public void aTaskThatNobodyIsKnownToHaveBegunIsOfNobodyWhoSignedIn() throws Exception {
    for (String path : List.of("/mcp", "/servers/legacy/mcp")) {
      String prefix = path.equals("/mcp") ? "legacy__" : "";
      TestingClient bob = session(path, "bob");
      bob.call(1, "tools/call", "{\"name\":\"" + prefix + "slow\"}");
      assertEquals(0, bob.call(2, "tasks/list", "{}").at("/result/tasks").size());
      String id = prefix + "t1";
      assertEquals(
          "Task not found: " + id,
          bob.call(3, "tasks/get", "{\"taskId\":\"" + id + "\"}").at("/error/message").asText());
    }
  }

  private static final EntryOptions ISOLATED =
      new EntryOptions(
          EntryOptions.Start.ON_DEMAND,
          EntryOptions.Isolation.SESSION,
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  @Test
  public void aTaskOfAProcessThatNobodySharesIsOfWhoHasTheProcess() throws Exception {
    orchestrator.stdio("own", ISOLATED, TaskOwnersTest::legacy);
    gateway.registryChanged();
    TestingClient bob = session("/servers/own/mcp", "bob");
    assertEquals(1, bob.call(1, "tasks/list", "{}").at("/result/tasks").size());
    assertTrue(bob.call(2, "tasks/get", "{\"taskId\":\"t1\"}").has("result"));
  }

  private TestingClient withTask(String token) throws Exception {
    TestingClient client = session("/mcp", token);
    client.call(1, "tools/call", "{\"name\":\"legacy__slow\",\"task\":{\"ttl\":60000}}");
    return client;
  }

  private TestingClient goesOn(TestingClient client, String token) {
    return new TestingClient(gateway.uri("/mcp")).withToken(token).withSession(client.session());
  }

  private static JsonNode task(TestingClient client) throws Exception {
    return client.call(7, "tasks/get", "{\"taskId\":\"legacy__t1\"}");
  }

  @Test
  public void aTaskIsOfWhoBeganItWithTheNextGatewayToo() throws Exception {
    TestingClient alice = withTask("alice");
    TestingClient bob = session("/mcp", "bob");
    gateway = gateway.replaced();
    assertEquals(
        "Task not found: legacy__t1", task(goesOn(bob, "bob")).at("/error/message").asText());
    TestingClient again = goesOn(alice, "alice");
    assertTrue(task(again).has("result"));
    gateway.neighbours().access().deny((who, verb, what) -> what.id().equals("legacy__slow"));
    assertTrue("its tool is known", task(again).has("error"));
  }

  @Test
  public void theStoreDoesNotLearnTheIdOfATask() throws Exception {
    withTask("alice");
    Eventually.assertTrue("it is kept", () -> gateway.stores().tasks().all().size() == 1);
    TaskRecord kept = gateway.stores().tasks().all().get(0);
    assertEquals("user:alice", kept.principal());
    assertEquals("slow", kept.tool());
    assertTrue(kept.id(), kept.id().matches("[0-9a-f]{64}"));
  }

  @Test
  public void whileTheStoreIsAwayATaskFromBeforeIsToBeAskedForAgain() throws Exception {
    TestingClient alice = withTask("alice");
    gateway.close();
    gateway.stores().leave();
    gateway = gateway.replaced();
    TestingClient fresh = session("/mcp", "alice");
    assertEquals("STORE_UNAVAILABLE", task(fresh).at("/error/data/code").asText());
    gateway.stores().come();
    Eventually.assertTrue("it is found", () -> task(goesOn(alice, "alice")).has("result"));
  }

  @Test
  public void whoMayUseAToolNoMoreReachesNoTaskOfIt() throws Exception {
    TestingClient alice = session("/mcp", "alice");
    alice.call(1, "tools/call", "{\"name\":\"legacy__slow\",\"task\":{\"ttl\":60000}}");
    assertTrue(alice.call(2, "tasks/get", "{\"taskId\":\"legacy__t1\"}").has("result"));
    gateway.neighbours().access().deny((who, verb, what) -> what.id().equals("legacy__slow"));
    for (String method : List.of("tasks/get", "tasks/result", "tasks/cancel")) {
      assertEquals(
          "Task not found: legacy__t1",
          alice.call(3, method, "{\"taskId\":\"legacy__t1\"}").at("/error/message").asText());
    }
  }
}
