package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.CallDetail;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Who called what, and how it ended. */
public class CallAuditTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one");
  private TestingGateway gateway;
  private TestingAccess access;
  private TestingNeighbours.Audit audit;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    access = gateway.neighbours().access();
    access.user("alice");
    audit = gateway.neighbours().audit();
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient client(String path) {
    return new TestingClient(gateway.uri(path)).withToken("alice");
  }

  private static void call(TestingClient client, String tool) throws Exception {
    client.call(1, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{\"secret\":\"x\"}}");
  }

  private AuditEvent only() {
    assertEquals(audit.events().toString(), 1, audit.events().size());
    return audit.events().get(0);
  }

  @Test
  public void aCallIsNotedWithWhoAndWhereAndHow() throws Exception {
    call(client("/mcp"), "alpha__one");
    AuditEvent event = only();
    assertEquals("user:alice", event.principal());
    assertEquals("tool:use", event.action());
    assertEquals("alpha__one", event.target());
    assertEquals(Outcome.DONE, event.outcome());
    assertEquals("id-of-alice", event.details().get("token"));
    assertEquals("127.0.0.1", event.details().get("address"));
    assertEquals("tools/call", event.details().get("method"));
    assertEquals("default", event.details().get("gateway"));
    assertEquals("alpha", event.details().get("server"));
    assertTrue(event.details().get("request"), !event.details().get("request").isEmpty());
    assertTrue(Long.parseLong(event.details().get("milliseconds")) >= 0);
    assertEquals(7, event.details().size());
  }

  @Test
  public void aCallOfAServersOwnEndpointIsNotedUnderTheServersOwnName() throws Exception {
    call(client("/servers/alpha/mcp"), "one");
    assertEquals("one", only().target());
    assertEquals("alpha", only().details().get("server"));
  }

  @Test
  public void listsAndPingsAreNotNoted() throws Exception {
    TestingClient client = client("/mcp");
    client.initialize("2025-11-25", "{}");
    client.call(1, "tools/list", "{}");
    client.call(2, "ping", "{}");
    assertEquals(List.of(), audit.events());
  }

  @Test
  public void aCallThatIsDeniedIsNotedAsSuch() throws Exception {
    access.deny((who, verb, what) -> what.kind() == ResourceKind.TOOL);
    call(client("/mcp"), "alpha__one");
    assertEquals(Outcome.DENIED, only().outcome());
  }

  @Test
  public void aCallThatFailsIsNotedAsSuch() throws Exception {
    call(client("/mcp"), "alpha__none");
    assertEquals(Outcome.FAILED, only().outcome());
    assertEquals("INVALID_PARAMS", only().details().get("reason"));
  }

  @Test
  public void whoIsNotLetInToAnEndpointIsNoted() throws Exception {
    access.deny((who, verb, what) -> verb == Verb.USE && what.kind() == ResourceKind.GATEWAY);
    client("/mcp").post("{}");
    assertEquals("gateway:use", only().action());
    assertEquals("default", only().target());
    assertEquals(Outcome.DENIED, only().outcome());
  }

  @Test
  public void aNameThatIsTooLongIsCut() throws Exception {
    call(client("/mcp"), "x".repeat(5_000));
    assertEquals(1_000, only().target().length());
  }

  @Test
  public void callsThatCannotBeNotedAndMustBeAreRefusedAndMayBeSentAgain() throws Exception {
    audit.refuse();
    TestingClient client = client("/mcp");
    assertEquals(
        ErrorCode.STORE_UNAVAILABLE.name(),
        client
            .call(1, "tools/call", "{\"name\":\"alpha__one\",\"arguments\":{}}")
            .at("/error/data/code")
            .asText());
    assertTrue(client.call(2, "tools/list", "{}").has("result"));
  }

  @Test
  public void withoutAnAuditLogCallsGoOn() throws Exception {
    gateway.neighbours().slots().audit().unbind(audit);
    call(client("/mcp"), "alpha__one");
    assertEquals(List.of(), audit.events());
  }

  @Test
  public void whatWasGivenAndAnsweredIsNotedAsItCameIfItIsWanted() throws Exception {
    server.on("tools/call", request -> "{ \"content\":[], \"n\":1.0 }");
    audit.want(CallDetail.FULL);
    call(client("/mcp"), "alpha__one");
    assertEquals("{\"secret\":\"x\"}", only().details().get(Detail.ARGUMENTS));
    assertEquals("{ \"content\":[], \"n\":1.0 }", only().details().get(Detail.RESULT));
    assertEquals(9, only().details().size());
  }

  @Test
  public void whatIsLongIsCutBetweenCharactersWithItsSize() throws Exception {
    server.on("tools/call", request -> "{\"text\":\"" + "\u20ac".repeat(10_000) + "\"}");
    audit.want(CallDetail.FULL);
    String given = "{\"a\":\"" + "\u20ac".repeat(6_000) + "\"}";
    client("/mcp").call(1, "tools/call", "{\"arguments\":" + given + ",\"name\":\"alpha__one\"}");
    Map<String, String> details = only().details();
    assertEquals("18008", details.get(Detail.ARGUMENTS_BYTES));
    assertEquals("30011", details.get(Detail.RESULT_BYTES));
    for (String name : List.of(Detail.ARGUMENTS, Detail.RESULT)) {
      String text = details.get(name);
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      assertTrue(name + " " + bytes, bytes <= 16_384 && bytes > 16_380);
      assertTrue(text.endsWith("\u20ac"));
    }
  }

  @Test
  public void aCallWithoutArgumentsHasNone() throws Exception {
    audit.want(CallDetail.FULL);
    client("/mcp").call(1, "tools/call", "{\"name\":\"alpha__one\"}");
    assertFalse(only().details().containsKey(Detail.ARGUMENTS));
    assertTrue(only().details().containsKey(Detail.RESULT));
  }

  @Test
  public void ofAnErrorOfTheServerOnlyTheCodeIsNoted() throws Exception {
    server.onError("tools/call", -32_001);
    audit.want(CallDetail.FULL);
    call(client("/mcp"), "alpha__one");
    assertEquals(Outcome.FAILED, only().outcome());
    assertEquals("The server answered with error -32001.", only().details().get(Detail.REASON));
    assertFalse(only().details().containsKey(Detail.RESULT));
  }

  @Test
  public void whereCallsAreNotWantedOnlyDenialsAreNoted() throws Exception {
    audit.want(CallDetail.OFF);
    TestingClient client = client("/mcp");
    call(client, "alpha__one");
    call(client, "alpha__none");
    assertEquals(List.of(), audit.events());
    access.deny((who, verb, what) -> what.kind() == ResourceKind.TOOL);
    call(client, "alpha__one");
    assertEquals(Outcome.DENIED, only().outcome());
    assertFalse(only().details().containsKey(Detail.ARGUMENTS));
  }

  @Test
  public void whoIsNotLetInIsNotedEvenWhereCallsAreNot() throws Exception {
    audit.want(CallDetail.OFF);
    access.deny((who, verb, what) -> verb == Verb.USE && what.kind() == ResourceKind.GATEWAY);
    client("/mcp").post("{}");
    assertEquals("gateway:use", only().action());
  }

  @Test
  public void whereTheLogIsDemandedNoCallGoesOnWhileItIsAway() throws Exception {
    audit.demand();
    TestingClient client = client("/mcp");
    call(client, "alpha__one");
    gateway.neighbours().slots().audit().unbind(audit);
    assertEquals(
        ErrorCode.STORE_UNAVAILABLE.name(),
        client
            .call(1, "tools/call", "{\"name\":\"alpha__one\",\"arguments\":{}}")
            .at("/error/data/code")
            .asText());
    gateway.neighbours().slots().audit().bind(audit);
    assertTrue(
        client.call(1, "tools/call", "{\"name\":\"alpha__one\",\"arguments\":{}}").has("result"));
  }

  @Test
  public void whatEndsWhileTheLogIsRestartedIsNotedAfterwards() throws Exception {
    TestingClient client = client("/mcp");
    call(client, "alpha__one");
    gateway.neighbours().slots().audit().unbind(audit);
    call(client, "alpha__none");
    assertEquals(1, audit.events().size());
    gateway.neighbours().slots().audit().bind(audit);
    Eventually.assertTrue("it is noted", () -> audit.events().size() == 2);
    assertEquals("alpha__none", audit.events().get(1).target());
  }

  @Test
  public void aCallFromTheConsoleIsNotedWithTheLoginThere() throws Exception {
    gateway
        .tools()
        .call(Actor.operator("karla"), "alpha__one", "{}")
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    assertEquals("operator:karla", only().principal());
    assertEquals("console", only().details().get("address"));
  }
}
