package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** The tasks extension (SEP-2663) for modern clients. */
public class ModernTasksTest {
  private static final String DECLARED = "{\"extensions\":" + TestingTaskServer.EXTENSION + "}";
  private static final String ONE = "/servers/one/mcp";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer old =
      new TestingMcpServer("{\"tools\":{},\"tasks\":{\"requests\":{\"tools\":{\"call\":{}}}}}")
          .on("tools/list", m -> TestingMcpServer.tools("one"))
          .on("tools/call", m -> "{\"content\":[]}")
          .on("tasks/get", m -> "{\"taskId\":\"a__b\",\"status\":\"working\"}");
  private TestingTaskServer one;
  private TestingTaskServer two;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    one = new TestingTaskServer("a__b");
    two = new TestingTaskServer("cd");
    orchestrator.endpoint("one", new Endpoint.Http(one.uri(), Map.of()));
    orchestrator.endpoint("two", new Endpoint.Http(two.uri(), Map.of()));
    orchestrator.stdio("old", EntryOptions.DEFAULTS, () -> old);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    one.close();
    two.close();
  }

  private TestingModernHttpClient client(String path) {
    return new TestingModernHttpClient(gateway.uri(path), DECLARED);
  }

  private static String of(String id) {
    return "\"taskId\":\"" + id + "\"";
  }

  private static JsonNode create(TestingModernHttpClient client, String tool) throws Exception {
    return client.request("tools/call", tool, "\"name\":\"" + tool + "\"").get("result");
  }

  private static int code(JsonNode answer) {
    return answer.at("/error/code").asInt();
  }

  @Test
  public void theEndpointOfOneServerChangesNothingOfATask() throws Exception {
    one.state(
        "\"status\":\"completed\",\"result\":{\"content\":[{\"type\":\"resource_link\",\"uri\":\"a:b\"}]}");
    JsonNode created = create(client(ONE), "one");
    assertEquals("task", created.get("resultType").asText());
    assertEquals("a__b", created.get("taskId").asText());
    String got = client(ONE).post("tasks/get", "a__b", of("a__b")).body();
    assertTrue(got, got.contains("\"resultType\":\"complete\",\"taskId\":\"a__b\",\"status\""));
    assertTrue(got, got.contains("\"uri\":\"a:b\"}]}," + TestingTaskServer.TIMES));
    assertEquals(List.of("a__b"), one.names());
  }

  @Test
  public void aTaskOfTheAggregatedEndpointIsReachedByItsId() throws Exception {
    TestingModernHttpClient client = client("/mcp");
    JsonNode created = create(client, "one__one");
    assertEquals("task", created.get("resultType").asText());
    String id = created.get("taskId").asText();
    assertEquals("one__a__b", id);
    assertEquals(id, client.request("tasks/get", id, of(id)).at("/result/taskId").asText());
    String input = ",\"inputResponses\":{\"k\":{\"action\":\"accept\",\"content\":{\"n\":1.0}}}";
    JsonNode updated = client.request("tasks/update", id, of(id) + input).get("result");
    assertEquals("complete", updated.get("resultType").asText());
    client.request("tasks/cancel", id, of(id));
    assertEquals(List.of("a__b", "a__b", "a__b"), one.names());
    String update = one.received("tasks/update").get(0);
    assertTrue(update, update.contains(of("a__b") + input));
    assertEquals(0, two.names().size());
  }

  @Test
  public void theResultOfATaskIsMappedLikeThatOfACall() throws Exception {
    one.state(
        "\"status\":\"completed\",\"result\":{\"content\":[{\"type\":\"resource_link\",\"uri\":\"a:b\"},"
            + "{\"type\":\"text\",\"text\":\"x\"}],\"structuredContent\":{\"taskId\":\"s\",\"n\":1.0}}");
    String got = client("/mcp").post("tasks/get", "one__a__b", of("one__a__b")).body();
    assertTrue(got, got.contains("\"uri\":\"a:one__b\""));
    assertTrue(got, got.contains("\"structuredContent\":{\"taskId\":\"s\",\"n\":1.0}"));
    assertTrue(got, got.contains(TestingTaskServer.TIMES));
  }

  @Test
  public void whatATaskAsksForIsPassedAsItIs() throws Exception {
    String asks =
        "\"status\":\"input_required\",\"inputRequests\":{\"k\":{\"method\":\"elicitation/create\","
            + "\"params\":{\"message\":\"Who?\",\"n\":1.0}}}";
    one.state(asks);
    String got = client("/mcp").post("tasks/get", "one__a__b", of("one__a__b")).body();
    assertTrue(got, got.contains(asks));
    assertTrue(got, got.contains("\"resultType\":\"complete\""));
  }

  @Test
  public void aTaskIdOfNobodyOrOfAnotherServerIsInvalid() throws Exception {
    TestingModernHttpClient client = client("/mcp");
    for (String id : List.of("a__b", "nobody__a__b", "", "__", "two__a__b", "one__cd")) {
      assertEquals(id, -32602, code(client.request("tasks/get", id, of(id))));
    }
    assertEquals(-32602, code(client.request("tasks/cancel", "zz", of("zz"))));
    assertEquals(-32602, code(client.request("tasks/update", "zz", of("zz"))));
    assertEquals(-32602, code(client.request("tasks/get", null, "\"taskId\":7")));
    assertFalse(one.names().contains("a__b"));
  }

  @Test
  public void theNameInTheHeaderMustBeTheTask() throws Exception {
    assertEquals(-32020, code(client("/mcp").request("tasks/get", "one__x", of("one__a__b"))));
    assertEquals(0, one.names().size());
  }

  @Test
  public void whoDoesNotDeclareTheExtensionIsToldSo() throws Exception {
    TestingModernHttpClient client = new TestingModernHttpClient(gateway.uri("/mcp"), "{}");
    for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
      JsonNode refused = client.request(method, "one__a__b", of("one__a__b"));
      assertEquals(-32021, code(refused));
      assertEquals(DECLARED, refused.at("/error/data/requiredCapabilities").toString());
    }
    assertEquals(0, one.names().size());
  }

  @Test
  public void aTaskForWhoDoesNotDeclareTheExtensionIsAServersFault() throws Exception {
    JsonNode answer =
        new TestingModernHttpClient(gateway.uri(ONE), "{}")
            .request("tools/call", "one", "\"name\":\"one\"");
    assertEquals("UPSTREAM_INVALID", answer.at("/error/data/code").asText());
  }

  @Test
  public void theExtensionIsOfferedWhereItIs() throws Exception {
    String extensions = "/result/capabilities/extensions";
    JsonNode offered = client("/mcp").request("server/discover", null, "").at(extensions);
    assertEquals("{}", offered.path("io.modelcontextprotocol/tasks").toString());
    assertEquals(
        TestingTaskServer.EXTENSION,
        client(ONE).request("server/discover", null, "").at(extensions).toString());
    JsonNode legacy =
        TestingClient.json(new TestingClient(gateway.uri(ONE)).initialize("2025-11-25", "{}"));
    assertEquals("{}", legacy.at(extensions).toString());
  }

  @Test
  public void aLegacyClientCannotDeclareTheExtension() throws Exception {
    TestingClient client =
        TestingClient.initialized(
            gateway.uri(ONE),
            "{\"roots\":{},\"extensions\":{\"x/y\":{\"z\":1.0},"
                + TestingTaskServer.EXTENSION.substring(1)
                + "}");
    client.call(1, "tools/call", "{\"name\":\"one\"}");
    assertEquals(
        "{\"roots\":{},\"extensions\":{\"x/y\":{\"z\":1.0}}}",
        one.server()
            .call(0)
            .at("/params/_meta/io.modelcontextprotocol~1clientCapabilities")
            .toString());
  }

  @Test
  public void aLegacyServerMakesNoTaskForAModernClient() throws Exception {
    client("/servers/old/mcp")
        .request("tools/call", "one", "\"name\":\"one\",\"task\":{\"ttl\":1}");
    assertFalse(old.awaitCall(), old.awaitCall().contains("\"task\""));
    JsonNode alone = client("/servers/old/mcp").request("tasks/get", "a__b", of("a__b"));
    assertEquals(-32601, code(alone));
    JsonNode among = client("/mcp").request("tasks/get", "old__a__b", of("old__a__b"));
    assertEquals(-32602, code(among));
    assertTrue(old.received().stream().noneMatch(message -> message.contains("tasks/get")));
  }
}
