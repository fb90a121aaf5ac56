package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
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

/** What gateways offer, and to whom: what is listed can be called, and the reverse. */
public class NamedGatewaysTest {
  private static final Set<OwnerRef> EVERYBODY = Set.of(OwnerRef.ORGANIZATION);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;
  private TestingNeighbours neighbours;
  private TestingAccess access;

  @Before
  public void start() throws Exception {
    for (String alias : List.of("alpha", "beta")) {
      orchestrator.stdio(
          alias,
          EntryOptions.DEFAULTS,
          () -> TestingMcpServer.withTools("read_one", "read_two", "write"));
    }
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    neighbours = gateway.neighbours();
    access = neighbours.access();
    for (String user : List.of("alice", "bob")) {
      access.user(user);
    }
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private void gateway(String name, boolean auto) {
    neighbours
        .gateways()
        .create(new GatewayRecord(name, null, EVERYBODY, GatewayRecord.Exposure.FULL, auto));
  }

  private void bind(String name, String entry, String... tools) {
    neighbours
        .bindings()
        .create(
            new BindingRecord(
                name + entry,
                name,
                "dev.serai.test/" + entry,
                List.of(tools),
                BindingRecord.Mode.CALL_TIME,
                null));
  }

  private TestingClient client(String path, String token) {
    return new TestingClient(gateway.uri(path)).withToken(token);
  }

  private static List<String> tools(TestingClient client) throws Exception {
    List<String> names = new ArrayList<>();
    client
        .call(1, "tools/list", "{}")
        .at("/result/tools")
        .forEach(tool -> names.add(tool.get("name").asText()));
    return names;
  }

  private static JsonNode call(TestingClient client, String tool) throws Exception {
    return client.call(2, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{}}");
  }

  private static void assertOffered(TestingClient client, String... offered) throws Exception {
    assertEquals(List.of(offered), tools(client));
    for (String alias : List.of("alpha", "beta")) {
      for (String tool : List.of("read_one", "read_two", "write")) {
        String name = alias + "__" + tool;
        JsonNode answer = call(client, name);
        if (List.of(offered).contains(name)) {
          assertTrue(answer.toString(), answer.has("result"));
        } else {
          assertEquals("Unknown tool: " + name, answer.at("/error/message").asText());
        }
      }
    }
  }

  private static String[] all() {
    return new String[] {
      "alpha__read_one", "alpha__read_two", "alpha__write",
      "beta__read_one", "beta__read_two", "beta__write"
    };
  }

  @Test
  public void theDefaultGatewayOffersEverythingWithOrWithoutAStore() throws Exception {
    assertOffered(client("/mcp", "alice"), all());
    neighbours.storeComes();
    assertOffered(client("/mcp", "alice"), all());
    assertOffered(client("/mcp/default", "alice"), all());
  }

  @Test
  public void aGatewayOffersWhatIsBoundToIt() throws Exception {
    neighbours.storeComes();
    gateway("readers", false);
    assertOffered(client("/mcp/readers", "alice"));
    bind("readers", "beta", "read_*");
    assertOffered(client("/mcp/readers", "alice"), "beta__read_one", "beta__read_two");
    assertOffered(client("/mcp", "alice"), all());
  }

  @Test
  public void aBindingOfAGatewayThatBindsByItselfLimitsItsOwnEntryOnly() throws Exception {
    neighbours.storeComes();
    gateway("most", true);
    bind("most", "alpha", "write");
    assertOffered(
        client("/mcp/most", "alice"),
        "alpha__write",
        "beta__read_one",
        "beta__read_two",
        "beta__write");
  }

  @Test
  public void aStaticBindingOffersTheInstallationThatItNames() throws Exception {
    neighbours.storeComes();
    gateway("one", false);
    pin("alpha", "alpha");
    pin("beta", "gone");
    assertOffered(
        client("/mcp/one", "alice"), "alpha__read_one", "alpha__read_two", "alpha__write");
  }

  private void pin(String entry, String installation) {
    neighbours
        .bindings()
        .create(
            new BindingRecord(
                installation,
                "one",
                "dev.serai.test/" + entry,
                List.of("*"),
                BindingRecord.Mode.STATIC,
                installation));
  }

  @Test
  public void aGatewayThatIsRemovedIsUnknown() throws Exception {
    neighbours.storeComes();
    gateway("brief", true);
    TestingClient client = client("/mcp/brief", "alice");
    assertOffered(client, all());
    neighbours.gateways().delete("brief", 1);
    assertEquals(404, client.post("{}").statusCode());
  }

  @Test
  public void beforeGatewaysAreReadNobodyIsToldThatOneIsMissing() throws Exception {
    neighbours.slots().gateways().bind(neighbours.gateways());
    assertEquals(
        ErrorCode.STORE_UNAVAILABLE.name(),
        TestingClient.json(client("/mcp/blue", "alice").post("{}"))
            .at("/error/data/code")
            .asText());
  }

  @Test
  public void whoIsDeniedAToolNeitherSeesItNorCallsIt() throws Exception {
    access.deny(
        (who, verb, what) ->
            who.id().equals("bob")
                && what.kind() == ResourceKind.TOOL
                && what.id().endsWith("write"));
    assertOffered(client("/mcp", "alice"), all());
    assertOffered(
        client("/mcp", "bob"),
        "alpha__read_one",
        "alpha__read_two",
        "beta__read_one",
        "beta__read_two");
  }

  @Test
  public void whoIsDeniedAnEntrySeesNothingOfItAnywhere() throws Exception {
    access.deny(
        (who, verb, what) ->
            who.id().equals("bob")
                && what.kind() == ResourceKind.ENTRY
                && what.id().equals("dev.serai.test/alpha"));
    assertOffered(client("/mcp", "bob"), "beta__read_one", "beta__read_two", "beta__write");
    assertEquals(404, client("/servers/alpha/mcp", "bob").post("{}").statusCode());
    assertEquals(
        -32002,
        client("/mcp", "bob")
            .call(1, "resources/read", "{\"uri\":\"demo://alpha__x\"}")
            .at("/error/code")
            .asInt());
  }

  @Test
  public void aTokenThatIsBoundToAGatewayUsesWhatThatOffersAndNothingElse() throws Exception {
    access.token(
        "bound",
        new Principal(
            Principal.Kind.USER,
            "alice",
            "alice",
            "id-of-bound",
            "default",
            Map.of(),
            Permissions.of(Set.of("*:*"))));
    access.deny(
        (who, verb, what) -> who.gateway() != null && !who.gateway().equals(what.gateway()));
    neighbours.storeComes();
    gateway("other", true);
    assertOffered(client("/mcp", "bound"), all());
    assertEquals(404, client("/mcp/other", "bound").post("{}").statusCode());
    assertEquals(404, client("/servers/alpha/mcp", "bound").post("{}").statusCode());
  }

  @Test
  public void theOneEndpointOfAServerNeedsTheRightToItsTools() throws Exception {
    access.deny((who, verb, what) -> what.kind() == ResourceKind.TOOL && verb == Verb.USE);
    assertEquals(403, client("/servers/alpha/mcp", "bob").post("{}").statusCode());
  }

  @Test
  public void aServerThatOneMayNotUseDoesNotEvenSayThatItIsBroken() throws Exception {
    orchestrator.broken(
        "gamma",
        new dev.serai.core.error.SeraiException(ErrorCode.START_FAILED, "It does not start."));
    gateway.registryChanged();
    JsonNode open = call(client("/mcp", "alice"), "gamma__x");
    assertEquals(open.toString(), "It does not start.", open.at("/error/message").asText());
    access.deny((who, verb, what) -> what.id().equals("dev.serai.test/gamma"));
    JsonNode hidden = call(client("/mcp", "alice"), "gamma__x");
    assertEquals("Unknown tool: gamma__x", hidden.at("/error/message").asText());
  }

  @Test
  public void sessionsHearThatTheirGatewayOffersSomethingElse() throws Exception {
    neighbours.storeComes();
    gateway("readers", false);
    TestingClient client = client("/mcp/readers", "alice");
    client.initialize("2025-11-25", "{}");
    BlockingQueue<String> messages = client.listen();
    assertOffered(client);
    bind("readers", "alpha", "write");
    assertTrue(TestingClient.next(messages).contains("list_changed"));
    assertOffered(client, "alpha__write");
  }

  @Test
  public void sessionsHearOfWhatTheirGatewayOffersAndOfNothingElse() throws Exception {
    neighbours.storeComes();
    gateway("readers", false);
    bind("readers", "delta", "read_*");
    TestingClient reader = client("/mcp/readers", "alice");
    reader.initialize("2025-11-25", "{}");
    TestingClient all = client("/mcp", "alice");
    all.initialize("2025-11-25", "{}");
    assertEquals(List.of(), tools(reader));
    BlockingQueue<String> ofReader = reader.listen();
    BlockingQueue<String> ofAll = all.listen();
    comes("gamma", "read_three");
    assertTrue(TestingClient.next(ofAll).contains("list_changed"));
    comes("delta", "read_four");
    assertTrue(TestingClient.next(ofReader).contains("list_changed"));
    assertEquals(0, ofReader.size());
    assertEquals(List.of("delta__read_four"), tools(reader));
  }

  private void comes(String alias, String tool) {
    orchestrator.stdio(alias, EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools(tool));
    gateway.registryChanged();
  }

  @Test
  public void theListsOfThoseWhoSeeTheSameAreMadeOnce() throws Exception {
    access.deny((who, verb, what) -> what.id().endsWith("write"));
    String alice = client("/mcp", "alice").post(LIST).body();
    assertEquals(alice, client("/mcp", "bob").post(LIST).body());
  }

  private static final String LIST =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}";

  @Test
  public void aListThatDependsOnWhoAsksIsCachedForThemAlone() throws Exception {
    for (String alias : List.of("alpha", "beta")) {
      orchestrator.remove(alias);
    }
    orchestrator.stdio(
        "gamma",
        EntryOptions.DEFAULTS,
        () ->
            TestingMcpServer.withTools()
                .on(
                    "tools/list",
                    request -> "{\"ttlMs\":90000,\"cacheScope\":\"public\",\"tools\":[]}"));
    gateway.registryChanged();
    assertEquals("public", cacheScope(null));
    assertEquals("private", cacheScope("alice"));
    access.deny((who, verb, what) -> what.kind() == ResourceKind.ENTRY);
    assertEquals("public", cacheScope(null));
  }

  private String cacheScope(String token) throws Exception {
    return new TestingModernHttpClient(gateway.uri("/mcp"), "{}")
        .withToken(token)
        .request("tools/list", null, "")
        .at("/result/cacheScope")
        .asText();
  }

  @Test
  public void whoListensHearsThatTheirRightsHaveChanged() throws Exception {
    TestingClient alice = client("/mcp", "alice");
    alice.initialize("2025-11-25", "{}");
    BlockingQueue<String> stream = alice.listen();
    BlockingQueue<String> modern =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{}")
            .withToken("alice").stream(
                "7", "subscriptions/listen", null, "\"notifications\":{\"toolsListChanged\":true}");
    assertTrue(TestingClient.next(modern).contains("acknowledged"));
    access.token(
        "alice",
        new Principal(
            Principal.Kind.USER, "alice", "alice", null, null, Map.of(), Permissions.NONE));
    assertTrue(TestingClient.next(stream).contains("list_changed"));
    assertTrue(TestingClient.next(modern).contains("tools/list_changed"));
  }

  @Test
  public void aStreamEndsWhenItsTokenIsRevoked() throws Exception {
    TestingClient client = client("/mcp", "alice");
    client.initialize("2025-11-25", "{}");
    BlockingQueue<String> stream = client.listen();
    TestingClient bob = client("/mcp", "bob");
    bob.initialize("2025-11-25", "{}");
    BlockingQueue<String> other = bob.listen();
    BlockingQueue<String> modern =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{}")
            .withToken("alice").stream("7", "subscriptions/listen", null, "\"notifications\":{}");
    assertTrue(TestingClient.next(modern).contains("acknowledged"));
    access.revoke("alice");
    assertEquals("end", TestingClient.next(stream));
    assertTrue(TestingClient.next(modern).contains("\"result\""));
    assertEquals("end", TestingClient.next(modern));
    assertEquals(0, other.size());
  }

  @Test
  public void aStreamEndsWhenItsTokenIsRevokedWhereTooManyFailed() throws Exception {
    BlockingQueue<String> stream =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{}")
            .withToken("alice").stream("7", "subscriptions/listen", null, "\"notifications\":{}");
    assertTrue(TestingClient.next(stream).contains("acknowledged"));
    access.throttle();
    access.revoke("alice");
    assertTrue(TestingClient.next(stream).contains("\"result\""));
    assertEquals("end", TestingClient.next(stream));
  }
}
