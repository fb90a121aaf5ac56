package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryOptions;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class AggregatedEndpointTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio(
        "beta", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("two", "one"));
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("one"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  @Test
  public void initializeGivesASessionAndTheWantedVersion() throws Exception {
    TestingClient client = new TestingClient(gateway.uri("/mcp"));
    HttpResponse<String> response = client.initialize("2025-06-18", "{}");
    assertEquals(200, response.statusCode());
    assertNotNull(client.session());
    assertEquals("2025-06-18", TestingClient.json(response).at("/result/protocolVersion").asText());
  }

  @Test
  public void toolsOfAllServersAreListedWithPrefixInStableOrder() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    assertEquals(
        List.of("alpha__one", "beta__two", "beta__one"), names(client.call(1, "tools/list", "{}")));
  }

  @Test
  public void unknownFieldsOfListedToolsSurvive() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    String body = client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}").body();
    assertTrue(
        body,
        body.contains("{\"name\":\"alpha__one\",\"inputSchema\":{\"type\":\"object\"},\"x\":1.0}"));
  }

  @Test
  public void aCallReachesTheServerUnderItsOwnName() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    JsonNode answer = client.call(7, "tools/call", "{\"name\":\"beta__two\",\"arguments\":{}}");
    assertEquals(7, answer.get("id").asInt());
    assertEquals("two", answer.at("/result/content/0/text").asText());
  }

  @Test
  public void anUnknownToolIsAnInvalidParameter() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    JsonNode answer = client.call(1, "tools/call", "{\"name\":\"alpha__none\"}");
    assertEquals(-32602, answer.at("/error/code").asInt());
  }

  @Test
  public void aToolOfAServerThatCannotBeListedSaysWhy() throws Exception {
    orchestrator.broken(
        "broken", new SeraiException(ErrorCode.CONFIGURATION_MISSING, "TOKEN is not set."));
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    JsonNode answer = client.call(1, "tools/call", "{\"name\":\"broken__any\"}");
    assertEquals("CONFIGURATION_MISSING", answer.at("/error/data/code").asText());
  }

  @Test
  public void callsWithoutASessionAreServed() throws Exception {
    TestingClient client = new TestingClient(gateway.uri("/mcp"));
    JsonNode answer = client.call(1, "tools/call", "{\"name\":\"alpha__one\"}");
    assertEquals("one", answer.at("/result/content/0/text").asText());
  }

  @Test
  public void aServerThatHangsNeitherDelaysNorEmptiesTheOthers() throws Exception {
    orchestrator.stdio(
        "silent",
        EntryOptions.DEFAULTS,
        () -> TestingMcpServer.withTools("x").on("initialize", request -> null));
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    assertEquals(3, names(client.call(1, "tools/list", "{}")).size());
  }

  @Test
  public void aServerThatListsGarbageLeavesTheOthersAlone() throws Exception {
    orchestrator.stdio(
        "garbage",
        EntryOptions.DEFAULTS,
        () -> TestingMcpServer.withTools("x").on("tools/list", request -> "{\"tools\":7}"));
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    assertEquals(3, names(client.call(1, "tools/list", "{}")).size());
  }

  @Test
  public void aNewServerIsAnnouncedAndListed() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    client.call(1, "tools/list", "{}");
    BlockingQueue<String> messages = client.listen();
    orchestrator.stdio("gamma", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("x"));
    gateway.registryChanged();
    assertTrue(TestingClient.next(messages).contains("notifications/tools/list_changed"));
    assertTrue(names(client.call(2, "tools/list", "{}")).contains("gamma__x"));
  }

  @Test
  public void clientsOfOtherCapabilitiesHaveOtherProcesses() throws Exception {
    TestingClient.initialized(gateway.uri("/mcp"), "{}").call(1, "tools/list", "{}");
    TestingClient.initialized(gateway.uri("/mcp"), "{\"sampling\":{}}").call(1, "tools/list", "{}");
    TestingClient.initialized(gateway.uri("/mcp"), "{ \"sampling\" : {} }")
        .call(1, "tools/list", "{}");
    assertEquals(4, orchestrator.started().size());
  }

  @Test
  public void aCrashedServerAnswersTheNextCall() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    client.call(1, "tools/call", "{\"name\":\"alpha__one\"}");
    orchestrator.started().forEach(TestingMcpServer::crash);
    while (!orchestrator.started().stream().allMatch(TestingMcpServer::hasEnded)) {
      Thread.onSpinWait();
    }
    JsonNode answer = client.call(2, "tools/call", "{\"name\":\"alpha__one\"}");
    assertEquals("one", answer.at("/result/content/0/text").asText());
  }

  @Test
  public void theConsoleCallsTools() throws Exception {
    Eventually.assertTrue(
        "both servers are listed",
        () -> gateway.tools().names().toCompletableFuture().get().size() == 3);
    assertTrue(
        gateway
            .tools()
            .call(Actor.operator("karaf"), "alpha__one", "{}")
            .toCompletableFuture()
            .get()
            .contains("\"one\""));
  }

  @Test
  public void whatAServerAnnouncesIsPassedOnAlthoughItsListIsTheSame() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    client.call(1, "tools/list", "{}");
    BlockingQueue<String> messages = client.listen();
    orchestrator
        .started()
        .get(0)
        .emit("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/prompts/list_changed\"}");
    assertTrue(TestingClient.next(messages).contains("notifications/prompts/list_changed"));
  }

  @Test
  public void urisOfResultsCarryTheAliasAndLeadBackToTheServer() throws Exception {
    TestingMcpServer server =
        TestingMcpServer.withTools("link")
            .on(
                "tools/call",
                request ->
                    "{\"content\":[{\"type\":\"resource_link\",\"uri\":\"demo:\\/\\/a\",\"uri2\":\"demo://a\"},"
                        + "{\"type\":\"resource\",\"resource\":{\"uri\":\"urn:x\",\"text\":\"t\"}}],\"structuredContent\":{\"uri\":\"demo://a\"}}")
            .on(
                "resources/read",
                request ->
                    "{\"contents\":[{\"uri\":\""
                        + request.at("/params/uri").asText()
                        + "\",\"text\":\"t\"}]}");
    orchestrator.stdio("delta", EntryOptions.DEFAULTS, () -> server);
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    String body =
        client
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"delta__link\"}}")
            .body();
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"resource_link\",\"uri\":\"demo://delta__a\",\"uri2\":\"demo://a\"},"
            + "{\"type\":\"resource\",\"resource\":{\"uri\":\"urn:delta__x\",\"text\":\"t\"}}],\"structuredContent\":{\"uri\":\"demo://a\"}}}",
        body);
    JsonNode read = client.call(2, "resources/read", "{\"uri\":\"demo://delta__a\"}");
    assertEquals("demo://delta__a", read.at("/result/contents/0/uri").asText());
    assertTrue(server.received().stream().anyMatch(m -> m.contains("\"uri\":\"demo://a\"")));
  }

  @Test
  public void aResourceOfNoServerIsNotFound() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    JsonNode answer = client.call(1, "resources/read", "{\"uri\":\"demo://nobody__a\"}");
    assertEquals(-32002, answer.at("/error/code").asInt());
  }

  @Test
  public void longNamesEndInAHashAndStillLeadToTheirTool() throws Exception {
    String name = "n".repeat(100);
    orchestrator.stdio("delta", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools(name));
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    String exposed =
        names(client.call(1, "tools/list", "{}")).stream()
            .filter(n -> n.startsWith("delta__"))
            .findFirst()
            .orElseThrow();
    assertEquals(64, exposed.length());
    assertEquals(
        name,
        client
            .call(2, "tools/call", "{\"name\":\"" + exposed + "\"}")
            .at("/result/content/0/text")
            .asText());
  }

  @Test
  public void longListsComeInPages() throws Exception {
    String[] tools = new String[1_500];
    for (int i = 0; i < tools.length; i++) {
      tools[i] = "t" + i;
    }
    orchestrator.stdio("delta", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools(tools));
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    Eventually.assertTrue(
        "the server is listed", () -> names(client.call(0, "tools/list", "{}")).size() == 1_000);
    JsonNode first = client.call(1, "tools/list", "{}");
    String cursor = first.at("/result/nextCursor").asText();
    JsonNode second = client.call(2, "tools/list", "{\"cursor\":\"" + cursor + "\"}");
    assertEquals(1_503, names(first).size() + names(second).size());
    assertTrue(second.at("/result/nextCursor").isMissingNode());
    assertEquals(
        -32602, client.call(3, "tools/list", "{\"cursor\":\"x\"}").at("/error/code").asInt());
  }

  /** Each round is the first that is asked for a set of capabilities. */
  @Test
  public void clientsThatCallBeforeAnythingIsListedAllReachTheirTool() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 25; round++) {
        String capabilities = "{\"experimental\":{\"round" + round + "\":{}}}";
        List<Callable<JsonNode>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), capabilities);
          calls.add(() -> client.call(1, "tools/call", "{\"name\":\"alpha__one\"}"));
        }
        for (Future<JsonNode> answer : threads.invokeAll(calls)) {
          assertEquals("one", answer.get().at("/result/content/0/text").asText());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.at("/result/tools").forEach(tool -> names.add(tool.get("name").asText()));
    return names;
  }

  @Test
  public void aCallOfAServerThatIsNotListedYetMaySucceedLater() throws Exception {
    orchestrator.stdio("slow", EntryOptions.DEFAULTS, () -> new TestingMcpServer("{\"tools\":{}}"));
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    JsonNode error = client.call(1, "tools/call", "{\"name\":\"slow__any\"}").get("error");
    assertEquals(error.toString(), "SERVER_STARTING", error.at("/data/code").asText());
    assertTrue(error.toString(), error.at("/data/retryable").asBoolean());
  }

  @Test
  public void aClientOfAnEarlierGatewayListensAndHearsThatListsMayHaveChanged() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    gateway = gateway.replaced();
    TestingClient again = new TestingClient(gateway.uri("/mcp")).withSession(client.session());
    assertTrue(TestingClient.next(again.listen()).contains("/list_changed"));
  }

  @Test
  public void aListThatIsNoneTakesNoOtherListOfItsServerAway() throws Exception {
    for (String none : new String[] {"null", "7", "{}", "\"x\""}) {
      TestingMcpServer server =
          new TestingMcpServer("{\"tools\":{},\"prompts\":{},\"resources\":{}}")
              .on("tools/list", request -> TestingMcpServer.tools("one"))
              .on("tools/call", request -> "{\"content\":[]}")
              .on("prompts/list", request -> "{\"prompts\":" + none + "}");
      orchestrator.stdio("gamma", EntryOptions.DEFAULTS, () -> server);
      gateway.registryChanged();
      TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
      JsonNode answer = client.call(1, "tools/call", "{\"name\":\"gamma__one\"}");
      assertTrue(answer.toString(), answer.has("result"));
      JsonNode prompts = client.call(2, "prompts/list", "{}");
      assertEquals(prompts.toString(), 0, prompts.at("/result/prompts").size());
      gateway.close();
      gateway = new TestingGateway(folder.newFolder().toPath(), orchestrator, false);
    }
  }
}
