package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.GatewayRecord.Exposure;
import dev.serai.core.store.OwnerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** A gateway that lists two tools, which find and run the others. */
public class SearchedGatewayTest {
  private static final String PATH = "/mcp/many";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer alpha =
      TestingMcpServer.withTools("read_one", "read_two", "write_one");
  private TestingGateway gateway;
  private TestingNeighbours neighbours;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> alpha);
    orchestrator.stdio(
        "beta", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("read_three"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    neighbours = gateway.neighbours();
    neighbours.access().user("alice");
    neighbours.access().user("bob");
    neighbours.storeComes();
    neighbours.gateways().create(gateway(Exposure.SEARCH, true));
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private static GatewayRecord gateway(Exposure exposure, boolean auto) {
    return new GatewayRecord("many", null, Set.of(OwnerRef.ORGANIZATION), exposure, auto);
  }

  private void bind(String entry, String... tools) {
    neighbours
        .bindings()
        .create(
            new BindingRecord(
                entry,
                "many",
                "dev.serai.test/" + entry,
                List.of(tools),
                BindingRecord.Mode.CALL_TIME,
                null));
  }

  private TestingClient client(String token) {
    return new TestingClient(gateway.uri(PATH)).withToken(token);
  }

  private static List<String> names(JsonNode tools) {
    List<String> names = new ArrayList<>();
    tools.forEach(tool -> names.add(tool.get("name").asText()));
    return names;
  }

  private static List<String> listed(TestingClient client) throws Exception {
    return names(client.call(1, "tools/list", "{}").at("/result/tools"));
  }

  private static JsonNode call(TestingClient client, String tool, String arguments)
      throws Exception {
    return client.call(
        2, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
  }

  private static JsonNode search(TestingClient client, String arguments) throws Exception {
    return call(client, "search_tools", arguments).get("result");
  }

  private static List<String> found(TestingClient client, String arguments) throws Exception {
    return names(search(client, arguments).at("/structuredContent/tools"));
  }

  private static String text(JsonNode result) {
    return result.at("/content/0/text").asText();
  }

  @Test
  public void itListsTheTwoToolsAndNoOthers() throws Exception {
    for (TestingClient client : List.of(client("alice"), client("bob"))) {
      assertEquals(List.of("search_tools", "run_tool"), listed(client));
    }
    JsonNode modern =
        new TestingModernHttpClient(gateway.uri(PATH), "{}").request("tools/list", null, "");
    assertEquals(List.of("search_tools", "run_tool"), names(modern.at("/result/tools")));
    String legacy = client("alice").call(1, "tools/list", "{}").toString();
    assertFalse(legacy, legacy.contains("taskSupport"));
    assertFalse(modern.toString(), modern.toString().contains("taskSupport"));
    assertEquals(4, listed(new TestingClient(gateway.uri("/mcp"))).size());
  }

  @Test
  public void aGatewayThatListsItsToolsHasTheTwoInsteadOfThoseOfAnEntryThatIsToBeSearched()
      throws Exception {
    EntryOptions base = EntryOptions.DEFAULTS;
    orchestrator.stdio(
        "vast",
        new EntryOptions(
            base.start(),
            base.isolation(),
            base.idleTimeout(),
            base.callTimeout(),
            base.startTimeout(),
            base.firstStartTimeout(),
            null,
            EntryOptions.Exposure.SEARCH),
        () -> TestingMcpServer.withTools("first", "second"));
    TestingClient client = new TestingClient(gateway.uri("/mcp"));
    assertEquals(false, listed(client).contains("search_tools"));
    gateway.registryChanged();
    List<String> names = listed(client);
    assertEquals(6, names.size());
    assertEquals(List.of("search_tools", "run_tool"), names.subList(4, 6));
    JsonNode found = search(client, "{\"query\":\"second\"}").at("/structuredContent/tools");
    assertEquals("vast__second", found.at("/0/name").asText());
    JsonNode answer = client.call(4, "tools/call", "{\"name\":\"vast__first\"}");
    assertEquals("first", answer.at("/result/content/0/text").asText());
  }

  @Test
  public void aCursorOfAListWithOnePageIsUnknown() throws Exception {
    JsonNode answer = client("alice").call(1, "tools/list", "{\"cursor\":\"x\"}");
    assertEquals(-32602, answer.at("/error/code").asInt());
  }

  @Test
  public void toolsAreFoundAndSaidHowToBeRun() throws Exception {
    JsonNode result = search(client("alice"), "{\"query\":\"read two\"}");
    JsonNode content = result.get("structuredContent");
    assertEquals("alpha__read_two", content.at("/tools/0/name").asText());
    assertEquals("alpha", content.at("/tools/0/server").asText());
    assertEquals("{}", content.at("/tools/0/arguments").asText());
    assertEquals(3, content.get("total").asInt());
    assertFalse(content.get("truncated").asBoolean());
    assertTrue(text(result), text(result).contains("1. alpha__read_two (server alpha)"));
    assertTrue(text(result), text(result).contains("run_tool"));
  }

  @Test
  public void whatIsNotShownIsSaid() throws Exception {
    JsonNode result = search(client("alice"), "{\"query\":\"\",\"limit\":1.0}");
    assertEquals(4, result.at("/structuredContent/total").asInt());
    assertTrue(result.at("/structuredContent/truncated").asBoolean());
    assertEquals(1, result.at("/structuredContent/tools").size());
    assertTrue(text(result), text(result).contains("3 more are not shown"));
  }

  @Test
  public void withoutAQueryAllToolsAreListedByServer() throws Exception {
    List<String> all =
        List.of("alpha__read_one", "alpha__read_two", "alpha__write_one", "beta__read_three");
    assertEquals(all, found(client("alice"), "{}"));
    assertEquals(List.of("beta__read_three"), found(client("alice"), "{\"server\":\"beta\"}"));
    assertEquals(
        all,
        names(
            client("alice")
                .call(2, "tools/call", "{\"name\":\"search_tools\"}")
                .at("/result/structuredContent/tools")));
  }

  @Test
  public void theWholeSchemaIsGivenForAnExactName() throws Exception {
    JsonNode tools =
        search(client("alice"), "{\"query\":\"alpha__read_one\"}").at("/structuredContent/tools");
    assertEquals("{\"type\":\"object\"}", tools.at("/0/inputSchema").toString());
    assertFalse(tools.toString(), tools.path(1).has("inputSchema"));
  }

  @Test
  public void argumentsThatAreOfNoUseAreNamed() throws Exception {
    TestingClient client = client("alice");
    for (String limit : List.of("0", "51", "1.5", "\"x\"", "-1", "1e99", "true")) {
      JsonNode result = search(client, "{\"limit\":" + limit + "}");
      assertTrue(limit, result.get("isError").asBoolean());
      assertTrue(text(result), text(result).contains("\"limit\""));
    }
    assertTrue(text(search(client, "{\"query\":7}")).contains("\"query\""));
    assertTrue(
        text(search(client, "{\"query\":\"" + "x".repeat(1_001) + "\"}")).contains("\"query\""));
    assertTrue(text(search(client, "{\"server\":[]}")).contains("\"server\""));
    assertTrue(
        text(search(client, "{\"server\":\"" + "x".repeat(101) + "\"}"))
            .contains("\"server\" must have 100 characters at most"));
    assertTrue(text(search(client, "[]")).contains("arguments"));
  }

  @Test
  public void nobodyFindsWhatTheyMayNotUse() throws Exception {
    neighbours
        .access()
        .deny(
            (who, verb, what) ->
                who.id().equals("bob")
                    && what.kind() == ResourceKind.TOOL
                    && what.id().endsWith("two"));
    assertEquals(4, found(client("alice"), "{}").size());
    JsonNode result = search(client("bob"), "{\"query\":\"alpha__read_two\"}");
    assertEquals(3, result.at("/structuredContent/total").asInt());
    assertFalse(
        result.toString(), result.at("/structuredContent/tools").toString().contains("two"));
    JsonNode unknown = run(client("bob"), "alpha__read_two", "{}").get("result");
    assertFalse(text(unknown), text(unknown).contains("alpha__read_two,"));
  }

  @Test
  public void onlyWhatIsBoundIsFoundAndRun() throws Exception {
    neighbours.gateways().update(gateway(Exposure.SEARCH, false), 1);
    assertEquals(List.of(), found(client("alice"), "{}"));
    bind("alpha", "read_*");
    assertEquals(List.of("alpha__read_one", "alpha__read_two"), found(client("alice"), "{}"));
    assertTrue(run(client("alice"), "alpha__read_one", "{}").at("/result/content").isArray());
    assertTrue(run(client("alice"), "alpha__write_one", "{}").at("/result/isError").asBoolean());
  }

  private static JsonNode run(TestingClient client, String tool, String arguments)
      throws Exception {
    return call(client, "run_tool", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
  }

  @Test
  public void argumentsReachTheToolByteForByte() throws Exception {
    String arguments = "{ \"b\" : 1.0,\"a\":1e2, \"u\":\"\\u00e9\\/\" , \"n\":{\"name\":\"x\"} }";
    JsonNode answer =
        client("alice")
            .call(
                7,
                "tools/call",
                "{ \"x\":1.0, \"arguments\" : {\"arguments\": "
                    + arguments
                    + " , \"name\":\"alpha__read\\u005fone\"} , \"name\" : \"run_tool\" }");
    assertEquals("read_one", text(answer.get("result")));
    String received = alpha.awaitCall();
    assertTrue(
        received,
        received.contains(
            "{ \"x\":1.0, \"arguments\" : " + arguments + " , \"name\" : \"read_one\""));
  }

  @Test
  public void aRunWithoutArgumentsIsACallWithoutArguments() throws Exception {
    call(client("alice"), "run_tool", "{\"name\":\"alpha__read_one\"}");
    call(client("alice"), "run_tool", "{\"name\":\"alpha__read_one\",\"arguments\":null}");
    for (int n : new int[] {0, 1}) {
      assertFalse(alpha.awaitCall(n), alpha.awaitCall(n).contains("arguments"));
    }
  }

  @Test
  public void aRunIsNotedAsTheCallOfItsTool() throws Exception {
    run(client("alice"), "alpha__read_one", "{}");
    AuditEvent noted = neighbours.audit().events().get(0);
    assertEquals("alpha__read_one", noted.target());
    assertEquals("alpha", noted.details().get("server"));
    assertEquals(AuditEvent.Outcome.DONE, noted.outcome());
  }

  @Test
  public void errorsOfTheToolAreItsOwn() throws Exception {
    alpha.onError("tools/call", -32099, "{\"n\":1.0}");
    assertEquals(
        "{\"code\":-32099,\"message\":\"m\",\"data\":{\"n\":1.0}}",
        run(client("alice"), "alpha__read_one", "{}").get("error").toString());
  }

  @Test
  public void whoeverNamesNoToolHearsWhichMayBeMeant() throws Exception {
    neighbours.access().deny((who, verb, what) -> what.id().equals("beta__read_three"));
    JsonNode result = run(client("alice"), "alpha__reed_two", "{}").get("result");
    assertTrue(result.toString(), result.get("isError").asBoolean());
    assertTrue(text(result), text(result).contains("alpha__read_two"));
    assertFalse(text(result), text(result).contains("three"));
    assertEquals(AuditEvent.Outcome.FAILED, neighbours.audit().events().get(0).outcome());
    JsonNode denied = run(client("alice"), "beta__read_three", "{}").get("result");
    assertTrue(text(denied), text(denied).startsWith("There is no tool beta__read_three."));
    assertEquals(AuditEvent.Outcome.DENIED, neighbours.audit().events().get(1).outcome());
  }

  @Test
  public void aNameThatIsNoneIsRepeatedInItsBeginningOnly() throws Exception {
    String name = "alpha__reed_two " + "x".repeat(200);
    String said = text(run(client("alice"), name, "{}").get("result"));
    assertTrue(said, said.startsWith("There is no tool " + name.substring(0, 99) + "…."));
    assertFalse(said, said.contains("x".repeat(100)));
    assertTrue(said, said.contains("alpha__read_two"));
  }

  @Test
  public void aRunThatIsOfNoUseSaysWhy() throws Exception {
    TestingClient client = client("alice");
    for (String arguments :
        List.of(
            "{}",
            "[]",
            "7",
            "{\"name\":7}",
            "{\"name\":\"alpha__read_one\",\"arguments\":[]}",
            "{\"name\":\"alpha__read_one\",\"arguments\":\"{}\"}",
            "{\"name\":\"alpha__read_one\",\"q\":1}",
            "{\"name\":\"run_tool\",\"arguments\":{}}")) {
      JsonNode result = call(client, "run_tool", arguments).get("result");
      assertTrue(arguments, result.get("isError").asBoolean());
      assertFalse(arguments, text(result).isEmpty());
    }
    assertTrue(client.call(1, "tools/call", "{\"name\":\"run_tool\"}").has("result"));
    String endless = "{\"name\":\"run_tool\",\"arguments\":{},\"" + "x".repeat(60_000) + "\":1}";
    JsonNode refused = client.call(3, "tools/call", endless).get("result");
    assertTrue(text(refused), text(refused).contains("member"));
    assertEquals(0, alpha.received().stream().filter(m -> m.contains("tools/call")).count());
  }

  @Test
  public void aToolThatIsNotListedCanBeCalledAsWell() throws Exception {
    assertEquals("read_one", text(call(client("alice"), "alpha__read_one", "{}").get("result")));
  }

  @Test
  public void theSearchCanBeRun() throws Exception {
    JsonNode result = run(client("alice"), "search_tools", "{\"query\":\"write\"}").get("result");
    assertEquals("alpha__write_one", result.at("/structuredContent/tools/0/name").asText());
  }

  @Test
  public void theEndpointOfOneServerKnowsNothingOfThem() throws Exception {
    TestingClient client = new TestingClient(gateway.uri("/servers/alpha/mcp"));
    assertEquals("run_tool", text(call(client, "run_tool", "{\"name\":\"x\"}").get("result")));
    assertTrue(alpha.awaitCall(), alpha.awaitCall().contains("{\"name\":\"x\"}"));
  }

  @Test
  public void anOperatorRunsToolsToo() throws Exception {
    String answer =
        gateway
            .tools()
            .call(
                dev.serai.core.access.Actor.operator("karaf"),
                "run_tool",
                "{\"name\":\"alpha__read_one\"}")
            .toCompletableFuture()
            .get();
    assertTrue(answer, answer.contains("\"read_one\""));
  }

  @Test
  public void anotherExposureHoldsAtOnceAndIsTold() throws Exception {
    TestingClient client = client("alice");
    client.initialize("2025-11-25", "{}");
    BlockingQueue<String> legacy = client.listen();
    BlockingQueue<String> modern = listener();
    neighbours.gateways().update(gateway(Exposure.FULL, true), 1);
    assertTold(legacy, modern);
    assertEquals(4, listed(client).size());
    neighbours.gateways().update(gateway(Exposure.SEARCH, true), 2);
    assertTold(legacy, modern);
    assertEquals(2, listed(client).size());
  }

  private BlockingQueue<String> listener() throws Exception {
    BlockingQueue<String> modern =
        new TestingModernHttpClient(gateway.uri(PATH), "{}")
            .withToken("alice").stream(
                "7",
                "subscriptions/listen",
                null,
                "\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true}");
    assertTrue(TestingClient.next(modern).contains("acknowledged"));
    return modern;
  }

  private static void assertTold(BlockingQueue<String> legacy, BlockingQueue<String> modern)
      throws Exception {
    assertTrue(TestingClient.next(legacy).contains("prompts/list_changed"));
    assertTrue(TestingClient.next(legacy).contains("resources/list_changed"));
    assertTrue(TestingClient.next(legacy).contains("tools/list_changed"));
    assertTrue(TestingClient.next(modern).contains("prompts/list_changed"));
    assertTrue(TestingClient.next(modern).contains("tools/list_changed"));
  }

  @Test
  public void nobodyIsToldOfOtherToolsThanTheTwo() throws Exception {
    TestingClient client = client("alice");
    client.initialize("2025-11-25", "{}");
    assertEquals(4, found(client, "{}").size());
    BlockingQueue<String> legacy = client.listen();
    BlockingQueue<String> modern = listener();
    BlockingQueue<String> others = TestingClient.initialized(gateway.uri("/mcp"), "{}").listen();
    orchestrator.stdio(
        "gamma", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("read_four"));
    gateway.registryChanged();
    assertTrue(TestingClient.next(others).contains("tools/list_changed"));
    Eventually.assertTrue(
        "a tool that has come is found", () -> found(client, "{}").contains("gamma__read_four"));
    bind("alpha", "write_*");
    assertTrue(TestingClient.next(legacy).contains("prompts/list_changed"));
    assertTrue(TestingClient.next(legacy).contains("resources/list_changed"));
    neighbours.gateways().update(gateway(Exposure.FULL, true), 1);
    assertTrue(TestingClient.next(legacy).contains("prompts/list_changed"));
    assertTrue(TestingClient.next(modern).contains("prompts/list_changed"));
    assertTrue(TestingClient.next(modern).contains("prompts/list_changed"));
  }

  @Test
  public void nobodyIsToldOfOtherToolsWhenTheirRightsChange() throws Exception {
    TestingClient client = client("alice");
    client.initialize("2025-11-25", "{}");
    BlockingQueue<String> legacy = client.listen();
    BlockingQueue<String> modern = listener();
    neighbours
        .access()
        .token(
            "alice",
            new Principal(
                Principal.Kind.USER, "alice", "alice", null, null, Map.of(), Permissions.NONE));
    assertTrue(TestingClient.next(legacy).contains("prompts/list_changed"));
    assertTrue(TestingClient.next(legacy).contains("resources/list_changed"));
    assertTrue(TestingClient.next(modern).contains("prompts/list_changed"));
    neighbours.gateways().update(gateway(Exposure.FULL, true), 1);
    assertTrue(TestingClient.next(legacy).contains("prompts/list_changed"));
    assertTrue(TestingClient.next(modern).contains("prompts/list_changed"));
  }
}
