package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord.Membership;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Several owners have installed one entry: each caller is served by what is theirs. */
public class OwnedInstallationsTest {
  private static final OwnerRef OF_ALICE = new OwnerRef(OwnerRef.Kind.USER, "alice");
  private static final OwnerRef OF_BLUE = new OwnerRef(OwnerRef.Kind.TEAM, "blue");
  private static final OwnerRef OF_RED = new OwnerRef(OwnerRef.Kind.TEAM, "red");
  private static final String WHO = "{\"name\":\"git__who\",\"arguments\":{}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final List<String> started = new ArrayList<>();
  private TestingGateway gateway;
  private TestingNeighbours neighbours;

  @Before
  public void start() throws Exception {
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    neighbours = gateway.neighbours();
    for (String user : List.of("alice", "bob")) {
      neighbours.access().user(user);
    }
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  /** An installation whose tools say whose it is. */
  private void installed(String alias, OwnerRef owner, String... more) {
    List<String> tools = new ArrayList<>(List.of("who"));
    tools.addAll(List.of(more));
    orchestrator.stdio(
        alias,
        EntryOptions.DEFAULTS,
        () -> {
          synchronized (started) {
            started.add(alias);
          }
          return TestingMcpServer.withTools(tools.toArray(String[]::new))
              .on(
                  "tools/call",
                  request -> "{\"content\":[{\"type\":\"text\",\"text\":\"" + alias + "\"}]}")
              .on(
                  "resources/read",
                  request -> "{\"contents\":[{\"uri\":\"demo://x\",\"text\":\"" + alias + "\"}]}");
        });
    orchestrator.belongs(alias, "git", owner);
    gateway.registryChanged();
  }

  private TestingClient client(String path, String user) {
    return new TestingClient(gateway.uri(path)).withToken(user);
  }

  private String servedBy(String path, String user) throws Exception {
    JsonNode answer = client(path, user).call(2, "tools/call", WHO);
    return answer.at("/result/content/0/text").asText(answer.at("/error/message").asText());
  }

  private List<String> tools(String path, String user) throws Exception {
    List<String> names = new ArrayList<>();
    client(path, user)
        .call(1, "tools/list", "{}")
        .at("/result/tools")
        .forEach(tool -> names.add(tool.get("name").asText()));
    return names;
  }

  private boolean isStarted(String alias) {
    synchronized (started) {
      return started.contains(alias);
    }
  }

  @Test
  public void eachCallerIsServedByTheirOwnInstallation() throws Exception {
    installed("git", OwnerRef.ORGANIZATION);
    installed("git-aaaaaa", OF_ALICE, "extra");
    assertEquals("git-aaaaaa", servedBy("/mcp", "alice"));
    assertEquals("git", servedBy("/mcp", "bob"));
    assertEquals(List.of("git__who", "git__extra"), tools("/mcp", "alice"));
    assertEquals(List.of("git__who"), tools("/mcp", "bob"));
    assertEquals(
        "Unknown tool: git__extra",
        client("/mcp", "bob")
            .call(3, "tools/call", "{\"name\":\"git__extra\"}")
            .at("/error/message")
            .asText());
  }

  @Test
  public void resourcesAreReadFromTheCallersInstallation() throws Exception {
    installed("git", OwnerRef.ORGANIZATION);
    installed("git-aaaaaa", OF_ALICE);
    for (String user : List.of("alice", "bob")) {
      JsonNode answer =
          client("/mcp", user).call(1, "resources/read", "{\"uri\":\"demo://git__x\"}");
      assertEquals(
          user.equals("alice") ? "git-aaaaaa" : "git",
          answer.at("/result/contents/0/text").asText());
      assertEquals("demo://git__x", answer.at("/result/contents/0/uri").asText());
    }
  }

  @Test
  public void nobodyIsServedByAnotherPersonsOwn() throws Exception {
    installed("git-aaaaaa", OF_ALICE);
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    assertEquals(List.of(), tools("/mcp", "bob"));
    assertEquals("Unknown tool: git__who", servedBy("/mcp", "bob"));
    assertEquals(
        "UNKNOWN_SERVER",
        client("/servers/git-aaaaaa/mcp", "bob")
            .call(1, "tools/list", "{}")
            .at("/error/data/code")
            .asText());
    assertEquals(
        "who",
        client("/servers/git-aaaaaa/mcp", "alice")
            .call(1, "tools/list", "{}")
            .at("/result/tools/0/name")
            .asText());
  }

  @Test
  public void theTeamOfTheGatewayComesBeforeOtherTeamsAndTheseBeforeTheOrganization()
      throws Exception {
    Map<String, Membership> teams = new LinkedHashMap<>();
    teams.put("blue", Membership.MEMBER);
    teams.put("red", Membership.MEMBER);
    neighbours.access().user("carol", teams);
    installed("git", OwnerRef.ORGANIZATION);
    installed("git-bbbbbb", OF_BLUE);
    installed("git-cccccc", OF_RED);
    neighbours.storeComes();
    neighbours
        .gateways()
        .create(new GatewayRecord("reds", null, Set.of(OF_RED), GatewayRecord.Exposure.FULL, true));
    assertEquals("git-bbbbbb", servedBy("/mcp", "carol"));
    assertEquals("git-cccccc", servedBy("/mcp/reds", "carol"));
    assertEquals("git", servedBy("/mcp", "bob"));
  }

  @Test
  public void aBindingNamesTheInstallationOfThoseWhomItBelongsToOnly() throws Exception {
    neighbours.access().user("carol", Map.of("blue", Membership.MEMBER));
    installed("git", OwnerRef.ORGANIZATION);
    installed("git-aaaaaa", OF_ALICE);
    installed("git-bbbbbb", OF_BLUE);
    neighbours.storeComes();
    neighbours
        .gateways()
        .create(
            new GatewayRecord(
                "pinned", null, Set.of(OwnerRef.ORGANIZATION), GatewayRecord.Exposure.FULL, false));
    neighbours
        .bindings()
        .create(
            new BindingRecord(
                "pin",
                "pinned",
                "dev.serai.test/git",
                List.of("*"),
                BindingRecord.Mode.STATIC,
                "git-bbbbbb"));
    assertEquals("git-bbbbbb", servedBy("/mcp/pinned", "carol"));
    assertEquals("git-aaaaaa", servedBy("/mcp/pinned", "alice"));
    assertEquals("git", servedBy("/mcp/pinned", "bob"));
  }

  @Test
  public void serversOfUsersAreNotStartedBeforeTheyAreNeeded() throws Exception {
    installed("git-aaaaaa", OF_ALICE);
    installed("git", OwnerRef.ORGANIZATION);
    assertEquals(List.of("git__who"), tools("/mcp", "bob"));
    assertEquals(false, isStarted("git-aaaaaa"));
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    assertEquals(true, isStarted("git-aaaaaa"));
  }

  @Test
  public void whatIsApprovedIsListedBeforeAServerIsAsked() throws Exception {
    TestingToolReview review = new TestingToolReview();
    gateway.reviewComes(review);
    installed("git", OwnerRef.ORGANIZATION);
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    review.alike("git", "git-aaaaaa");
    installed("git-aaaaaa", OF_ALICE);
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    assertEquals(false, isStarted("git-aaaaaa"));
    assertEquals("git-aaaaaa", servedBy("/mcp", "alice"));
  }

  @Test
  public void whatIsBoundIsListedForWhomNobodyHasSetItUpAndACallSaysWhatToDo() throws Exception {
    TestingToolReview review = new TestingToolReview();
    gateway.reviewComes(review);
    review.alike("git-aaaaaa", "entry:git");
    orchestrator.offered("git");
    installed("git-aaaaaa", OF_ALICE);
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    assertEquals(List.of(), tools("/mcp", "bob"));
    neighbours.storeComes();
    neighbours
        .gateways()
        .create(
            new GatewayRecord(
                "named", null, Set.of(OwnerRef.ORGANIZATION), GatewayRecord.Exposure.FULL, false));
    neighbours
        .bindings()
        .create(
            new BindingRecord(
                "named",
                "named",
                "dev.serai.test/git",
                List.of("*"),
                BindingRecord.Mode.CALL_TIME,
                null));
    assertEquals("git-aaaaaa", servedBy("/mcp/named", "alice"));
    assertEquals(List.of("git__who"), tools("/mcp/named", "bob"));
    JsonNode answer = client("/mcp/named", "bob").call(2, "tools/call", WHO).get("result");
    assertEquals(true, answer.get("isError").asBoolean());
    assertEquals("auth_required", answer.at("/structuredContent/error").asText());
    String text = answer.at("/content/0/text").asText();
    assertEquals(
        text, true, text.startsWith("The git (dev.serai.test/git) is not set up for you yet."));
    assertEquals(
        "AUTH_REQUIRED",
        client("/mcp/named", "bob")
            .call(3, "resources/read", "{\"uri\":\"demo://git__x\"}")
            .at("/error/data/code")
            .asText());
    neighbours.access().deny((who, verb, what) -> what.id().equals("dev.serai.test/git"));
    assertEquals(List.of(), tools("/mcp/named", "bob"));
    assertEquals("Unknown tool: git__who", servedBy("/mcp/named", "bob"));
  }

  @Test
  public void whoeverInstallsHearsThatTheirListsAreOthersAndNobodyElseDoes() throws Exception {
    installed("git", OwnerRef.ORGANIZATION);
    TestingClient alice = client("/mcp", "alice");
    alice.initialize("2025-11-25", "{}");
    alice.call(1, "tools/list", "{}");
    TestingClient bob = client("/mcp", "bob");
    bob.initialize("2025-11-25", "{}");
    bob.call(1, "tools/list", "{}");
    BlockingQueue<String> toAlice = alice.listen();
    BlockingQueue<String> toBob = bob.listen();
    installed("git-aaaaaa", OF_ALICE, "extra");
    String told = TestingClient.next(toAlice);
    assertEquals(told, true, told.contains("list_changed"));
    assertEquals(List.of("git__who", "git__extra"), tools("/mcp", "alice"));
    assertNull(toBob.poll(300, TimeUnit.MILLISECONDS));
  }

  @Test
  public void whatATeamInstallsItsMembersHearOf() throws Exception {
    neighbours.access().user("carol", Map.of("blue", Membership.MEMBER));
    List<BlockingQueue<String>> streams = new ArrayList<>();
    for (String user : List.of("carol", "bob")) {
      TestingClient client = client("/mcp", user);
      client.initialize("2025-11-25", "{}");
      client.call(1, "tools/list", "{}");
      streams.add(client.listen());
    }
    installed("git-bbbbbb", OF_BLUE);
    String told = TestingClient.next(streams.get(0));
    assertEquals(told, true, told.contains("list_changed"));
    assertNull(streams.get(1).poll(300, TimeUnit.MILLISECONDS));
  }

  @Test
  public void aToolThatWasNotApprovedForAllIsFoundAtTheCallersServer() throws Exception {
    TestingToolReview review = TestingToolReview.ofNothing();
    gateway.reviewComes(review);
    installed("git", OwnerRef.ORGANIZATION);
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    review.alike("git", "git-aaaaaa");
    installed("git-aaaaaa", OF_ALICE, "extra");
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    assertEquals(
        "git-aaaaaa",
        client("/mcp", "alice")
            .call(3, "tools/call", "{\"name\":\"git__extra\"}")
            .at("/result/content/0/text")
            .asText());
  }

  @Test
  public void aCallThatHasBegunEndsWhereItBegan() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch installed = new CountDownLatch(1);
    orchestrator.stdio(
        "git",
        EntryOptions.DEFAULTS,
        () ->
            TestingMcpServer.withTools("who")
                .on(
                    "tools/call",
                    request -> {
                      begun.countDown();
                      await(installed);
                      return "{\"content\":[{\"type\":\"text\",\"text\":\"git\"}]}";
                    }));
    gateway.registryChanged();
    assertEquals(List.of("git__who"), tools("/mcp", "alice"));
    CompletableFuture<HttpResponse<String>> answer =
        client("/mcp", "alice")
            .postAsync(
                "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/call\",\"params\":" + WHO + "}");
    assertEquals(true, begun.await(10, TimeUnit.SECONDS));
    installed("git-aaaaaa", OF_ALICE);
    assertEquals("git-aaaaaa", servedBy("/mcp", "alice"));
    installed.countDown();
    assertEquals(
        "git",
        TestingClient.json(answer.get(10, TimeUnit.SECONDS)).at("/result/content/0/text").asText());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  public void aNameThatAServerListsTwiceIsListedOnce() throws Exception {
    installed("git", OwnerRef.ORGANIZATION, "twice", "twice");
    assertEquals(List.of("git__who", "git__twice"), tools("/mcp", "bob"));
  }
}
