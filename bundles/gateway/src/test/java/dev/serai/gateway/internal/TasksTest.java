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

public class TasksTest {
  private static final String TASK =
      "{\"taskId\":\"ID\",\"status\":\"working\",\"ttl\":60000,\"pollInterval\":1.0}";
  private static final String RELATED =
      "\"_meta\":{\"io.modelcontextprotocol/related-task\":{\"taskId\":\"ID\"}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> server("ab"));
    orchestrator.stdio("two", EntryOptions.DEFAULTS, () -> server("cd"));
    orchestrator.stdio("none", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("plain"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  private static TestingMcpServer server(String ids) {
    TestingMcpServer server =
        new TestingMcpServer(
            "{\"tools\":{},\"tasks\":{\"list\":{},\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}}}");
    server.on("tools/list", m -> TestingMcpServer.tools("slow"));
    server.on(
        "tools/call",
        m -> m.at("/params").has("task") ? "{\"task\":" + task(ids) + "}" : "{\"content\":[]}");
    server.on("tasks/get", m -> task(m.at("/params/taskId").asText()));
    server.on("tasks/cancel", m -> task(m.at("/params/taskId").asText()));
    server.on(
        "tasks/result",
        m ->
            "{\"content\":[{\"type\":\"resource_link\",\"uri\":\"a:b\"}],"
                + RELATED.replace("ID", m.at("/params/taskId").asText())
                + "}");
    server.on(
        "tasks/list",
        m ->
            m.at("/params").has("cursor")
                ? "{\"tasks\":[" + task(ids + "2") + "]}"
                : "{\"tasks\":[" + task(ids + "1") + "],\"nextCursor\":\"more\"}");
    return server;
  }

  private static String task(String id) {
    return TASK.replace("ID", id);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient aggregated(String capabilities) throws Exception {
    return TestingClient.initialized(gateway.uri("/mcp"), capabilities);
  }

  private static String create(TestingClient client, String tool) throws Exception {
    return client
        .call(1, "tools/call", "{\"name\":\"" + tool + "\",\"task\":{\"ttl\":60000}}")
        .at("/result/task/taskId")
        .asText();
  }

  @Test
  public void theEndpointOfOneServerChangesNothing() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/servers/one/mcp"), "{}");
    assertEquals("ab", create(client, "slow"));
    String got =
        client
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tasks/get\",\"params\":{\"taskId\":\"x__y\"}}")
            .body();
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":" + task("x__y") + "}", got);
    assertEquals("more", client.call(3, "tasks/list", "{}").at("/result/nextCursor").asText());
    assertEquals(
        "x",
        client
            .call(4, "tasks/result", "{\"taskId\":\"x\"}")
            .at("/result/_meta/io.modelcontextprotocol~1related-task/taskId")
            .asText());
  }

  @Test
  public void aTaskOfTheAggregatedEndpointIsFoundAgainByItsId() throws Exception {
    TestingClient client = aggregated("{}");
    String id = create(client, "two__slow");
    assertEquals("two__cd", id);
    String params = "{\"taskId\":\"" + id + "\"}";
    assertEquals(id, client.call(2, "tasks/get", params).at("/result/taskId").asText());
    assertEquals(id, client.call(3, "tasks/cancel", params).at("/result/taskId").asText());
    JsonNode result = client.call(4, "tasks/result", params).path("result");
    assertEquals("a:two__b", result.at("/content/0/uri").asText());
    assertEquals(id, result.at("/_meta/io.modelcontextprotocol~1related-task/taskId").asText());
  }

  @Test
  public void aTaskOfNoServerIsUnknown() throws Exception {
    TestingClient client = aggregated("{}");
    for (String id : new String[] {"ab", "nobody__ab"}) {
      JsonNode error = client.call(1, "tasks/get", "{\"taskId\":\"" + id + "\"}").path("error");
      assertEquals(-32602, error.path("code").asInt());
    }
    assertEquals(-32602, client.call(2, "tasks/get", "{}").at("/error/code").asInt());
  }

  @Test
  public void theTasksOfAllServersThatAClientUsesAreListed() throws Exception {
    TestingClient client = aggregated("{}");
    assertEquals("{\"tasks\":[]}", client.call(1, "tasks/list", "{}").path("result").toString());
    create(client, "two__slow");
    create(client, "one__slow");
    client.call(2, "tools/call", "{\"name\":\"none__plain\"}");
    JsonNode tasks = client.call(3, "tasks/list", "{}").at("/result/tasks");
    assertEquals(
        "one__ab1 one__ab2 two__cd1 two__cd2", String.join(" ", tasks.findValuesAsText("taskId")));
  }

  @Test
  public void whatBelongsToATaskNamesItAsTheClientKnowsIt() throws Exception {
    TestingClient client = aggregated("{\"elicitation\":{}}");
    BlockingQueue<String> messages = client.listen();
    create(client, "one__slow");
    TestingMcpServer server =
        orchestrator.started().stream()
            .filter(one -> one.received().stream().anyMatch(m -> m.contains("\"ttl\"")))
            .findFirst()
            .orElseThrow();
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tasks/status\",\"params\":"
            + task("ab")
            + "}");
    assertTrue(next(messages, "tasks/status").contains(task("one__ab")));
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\","
            + RELATED.replace("ID", "ab")
            + "}}");
    String asked = next(messages, "elicitation/create");
    assertTrue(asked, asked.contains(RELATED.replace("ID", "one__ab")));
    client.post(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"action\":\"accept\","
            + RELATED.replace("ID", "one__ab")
            + "}}");
    String answer =
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{\"action\":\"accept\","
            + RELATED.replace("ID", "ab")
            + "}}";
    Eventually.assertTrue("the answer arrives", () -> server.received().contains(answer));
  }

  /** Lists may change meanwhile, which is told too. */
  private static String next(BlockingQueue<String> messages, String method) throws Exception {
    String message = TestingClient.next(messages);
    while (!message.contains(method)) {
      message = TestingClient.next(messages);
    }
    return message;
  }

  @Test
  public void onlyTheRevisionThatHasTasksIsToldOfThem() throws Exception {
    TestingClient client = new TestingClient(gateway.uri("/mcp"));
    JsonNode now = TestingClient.json(client.initialize("2025-11-25", "{}"));
    assertTrue(now.at("/result/capabilities/tasks").has("list"));
    JsonNode before =
        TestingClient.json(new TestingClient(gateway.uri("/mcp")).initialize("2025-06-18", "{}"));
    assertFalse(before.at("/result/capabilities").has("tasks"));
  }
}
