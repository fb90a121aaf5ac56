package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
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

/** What goes on during a call goes on during a run of its tool, for clients of both eras. */
public class ToolRunTest {
  private static final String ASKS =
      "{\"resultType\":\"input_required\",\"requestState\":\"s-1\",\"inputRequests\":{\"who\":"
          + "{\"method\":\"elicitation/create\",\"params\":{\"message\":\"Who?\"}}}}";
  private static final String MIRRORED =
      "{\"tools\":[{\"name\":\"one\",\"inputSchema\":{\"type\":\"object\",\"properties\":"
          + "{\"a\":{\"type\":\"integer\",\"x-mcp-header\":\"A\"}}}}]}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer old =
      TestingMcpServer.withTools("one").on("tools/call", request -> null);
  private TestingModernServer web;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    web = new TestingModernServer("{\"tools\":{}}");
    web.onCall((http, m) -> TestingModernServer.result(http, m, "{\"resultType\":\"complete\"}"));
    orchestrator.stdio("old", EntryOptions.DEFAULTS, () -> old);
    orchestrator.endpoint("web", new Endpoint.Http(web.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    web.close();
  }

  private TestingClient legacy() throws Exception {
    return TestingClient.initialized(gateway.uri("/mcp"), "{\"elicitation\":{}}");
  }

  private TestingModernHttpClient modern() {
    return new TestingModernHttpClient(gateway.uri("/mcp"), "{\"elicitation\":{}}");
  }

  private static String run(String tool) {
    return "\"name\":\"run_tool\",\"arguments\":{\"name\":\""
        + tool
        + "\",\"arguments\":{\"a\":1}}";
  }

  private static String legacyRun(String tool, String members) {
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{"
        + run(tool)
        + members
        + "}}";
  }

  private static BlockingQueue<String> stream(
      TestingModernHttpClient client, String id, String tool, String members) throws Exception {
    return client.stream(id, "tools/call", "run_tool", run(tool) + members);
  }

  private String callId() {
    return old.awaitCall().replaceAll(".*\"id\":(\\d+).*", "$1");
  }

  private void progresses() {
    old.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
            + callId()
            + ",\"progress\":1.0}}");
  }

  private void answers() {
    old.emit("{\"jsonrpc\":\"2.0\",\"id\":" + callId() + ",\"result\":{\"n\":1.0}}");
  }

  private void asks() {
    old.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\"}}");
  }

  @Test
  public void progressReachesWhoeverRunsATool() throws Exception {
    BlockingQueue<String> messages =
        legacy().stream(legacyRun("old__one", ",\"_meta\":{\"progressToken\":\"p\"}"));
    progresses();
    answers();
    String progress = TestingClient.next(messages);
    assertTrue(progress, progress.contains("\"progressToken\":\"p\",\"progress\":1.0"));
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"n\":1.0}}", TestingClient.next(messages));
  }

  @Test
  public void progressReachesModernClientsToo() throws Exception {
    BlockingQueue<String> messages =
        stream(modern().withMeta(",\"progressToken\":\"p\""), "1", "old__one", "");
    progresses();
    answers();
    String progress = TestingClient.next(messages);
    assertTrue(progress, progress.contains("\"progressToken\":\"p\",\"progress\":1.0"));
    String answer = TestingClient.next(messages);
    assertTrue(answer, answer.contains("\"n\":1.0"));
  }

  @Test
  public void aRunIsCancelledAsACallIs() throws Exception {
    TestingClient client = legacy();
    BlockingQueue<String> messages = client.stream(legacyRun("old__one", ""));
    String id = callId();
    client.post(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}");
    old.awaitReceived(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + id
            + "}}");
    assertEquals("end", TestingClient.next(messages));
    Eventually.assertTrue("the lease is back", () -> orchestrator.leases() == 0);
  }

  @Test
  public void whatAServerAsksDuringARunReachesItsClient() throws Exception {
    TestingClient client = legacy();
    BlockingQueue<String> messages = client.stream(legacyRun("old__one", ""));
    callId();
    asks();
    String asked = TestingClient.next(messages);
    String id = asked.replaceAll(".*\"id\":(\\d+).*", "$1");
    client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"action\":\"accept\"}}");
    old.awaitReceived("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{\"action\":\"accept\"}}");
    answers();
    assertTrue(TestingClient.next(messages).contains("\"n\":1.0"));
  }

  private static String retry(JsonNode round, String key) {
    return ",\"requestState\":"
        + round.get("requestState")
        + ",\"inputResponses\":{\""
        + key
        + "\":{\"action\":\"accept\"}}";
  }

  @Test
  public void aRunThatWaitsForInputGoesOnWhenItIsSentAgain() throws Exception {
    BlockingQueue<String> messages = stream(modern(), "1", "old__one", "");
    callId();
    asks();
    JsonNode round = TestingClient.read(TestingClient.next(messages)).get("result");
    assertEquals("input_required", round.get("resultType").asText());
    BlockingQueue<String> again = stream(modern(), "2", "old__one", retry(round, "input_1"));
    old.awaitReceived("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{\"action\":\"accept\"}}");
    answers();
    JsonNode answer = TestingClient.read(TestingClient.next(again));
    assertEquals(2, answer.get("id").asInt());
    assertEquals("1.0", answer.at("/result/n").toString());
    assertEquals(1, old.received().stream().filter(m -> m.contains("tools/call")).count());
  }

  private void webAsksOnce() {
    web.onCall(
        (http, m) ->
            TestingModernServer.result(
                http, m, m.at("/params/inputResponses").isObject() ? "{\"ok\":true}" : ASKS));
  }

  @Test
  public void whatAModernServerWantsIsAskedOfALegacyClientThatRunsItsTool() throws Exception {
    webAsksOnce();
    TestingClient client = legacy();
    BlockingQueue<String> messages = client.stream(legacyRun("web__one", ""));
    String id = TestingClient.next(messages).replaceAll(".*\"id\":(\\d+).*", "$1");
    client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"action\":\"decline\"}}");
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"ok\":true}}", TestingClient.next(messages));
    assertEquals("{\"a\":1}", web.call(1).at("/params/arguments").toString());
    assertEquals("one", web.call(1).at("/params/name").asText());
  }

  @Test
  public void whatAModernServerWantsIsPassedToAModernClientThatRunsItsTool() throws Exception {
    webAsksOnce();
    JsonNode round = modern().request("tools/call", "run_tool", run("web__one")).get("result");
    assertEquals("Who?", round.at("/inputRequests/who/params/message").asText());
    String again = run("web__one") + retry(round, "who");
    JsonNode answer = modern().request("tools/call", "run_tool", again);
    assertTrue(answer.toString(), answer.at("/result/ok").asBoolean());
    assertEquals("s-1", web.call(1).at("/params/requestState").asText());
    String other = again.replace("\"a\":1", "\"a\":2");
    assertEquals(
        -32602, modern().request("tools/call", "run_tool", other).at("/error/code").asInt());
  }

  @Test
  public void theServerGetsTheHeadersOfItsTool() throws Exception {
    web.http().on("tools/list", (http, m) -> TestingModernServer.result(http, m, MIRRORED));
    modern().request("tools/call", "run_tool", run("web__one"));
    legacy().post(legacyRun("web__one", ""));
    for (int call : new int[] {0, 1}) {
      assertEquals("one", web.header(call, "Mcp-name"));
      assertEquals("1", web.header(call, "Mcp-param-a"));
      assertEquals("{\"a\":1}", web.call(call).at("/params/arguments").toString());
    }
  }

  @Test
  public void theHeaderOfARunNamesTheRun() throws Exception {
    JsonNode refused = modern().request("tools/call", "web__one", run("web__one"));
    assertEquals(-32020, refused.at("/error/code").asInt());
  }

  @Test
  public void aServerThatGetsNoHeadersGetsRunsWithoutThem() throws Exception {
    old.on("tools/list", request -> MIRRORED);
    old.on("tools/call", request -> "{\"content\":[]}");
    assertTrue(modern().request("tools/call", "run_tool", run("old__one")).has("result"));
    JsonNode direct =
        modern().request("tools/call", "old__one", "\"name\":\"old__one\",\"arguments\":{\"a\":1}");
    assertEquals(-32020, direct.at("/error/code").asInt());
  }

  @Test
  public void aRunCanBeATask() throws Exception {
    old.on(
        "tools/call",
        m -> m.at("/params/task/ttl").isInt() ? "{\"task\":{\"taskId\":\"ab\"}}" : "{}");
    old.on("tasks/get", m -> "{\"taskId\":\"ab\",\"status\":\"working\"}");
    TestingClient client = legacy();
    JsonNode created =
        TestingClient.json(client.post(legacyRun("old__one", ",\"task\":{\"ttl\":60000}")));
    assertEquals("old__ab", created.at("/result/task/taskId").asText());
    assertEquals(
        "old__ab",
        client.call(2, "tasks/get", "{\"taskId\":\"old__ab\"}").at("/result/taskId").asText());
  }

  @Test
  public void aRunCanBecomeATaskOfTheExtension() throws Exception {
    try (TestingTaskServer tasks = new TestingTaskServer("t")) {
      orchestrator.endpoint("tasks", new Endpoint.Http(tasks.uri(), Map.of()));
      gateway.registryChanged();
      TestingModernHttpClient client =
          new TestingModernHttpClient(
              gateway.uri("/mcp"), "{\"extensions\":" + TestingTaskServer.EXTENSION + "}");
      JsonNode created = client.request("tools/call", "run_tool", run("tasks__one")).get("result");
      assertEquals("tasks__t", created.get("taskId").asText());
      JsonNode got = client.request("tasks/get", "tasks__t", "\"taskId\":\"tasks__t\"");
      assertEquals("tasks__t", got.at("/result/taskId").asText());
      assertEquals(List.of("t"), tasks.names());
    }
  }

  @Test
  public void runsOfABatchAreAnsweredEach() throws Exception {
    old.on("tools/call", request -> "{\"content\":[]}");
    TestingClient client = new TestingClient(gateway.uri("/mcp"));
    String body =
        client
            .send(
                client
                    .request()
                    .header("MCP-Protocol-Version", "2025-03-26")
                    .POST(
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                            "["
                                + legacyRun("old__one", "")
                                + ","
                                + legacyRun("old__two", "").replace(":7", ":8")
                                + "]"))
                    .build())
            .body();
    assertTrue(body, body.contains("\"id\":7,\"result\":{\"content\":[]}"));
    assertTrue(body, body.contains("There is no tool old__two."));
    assertFalse(body, body.contains("\"error\""));
  }
}
