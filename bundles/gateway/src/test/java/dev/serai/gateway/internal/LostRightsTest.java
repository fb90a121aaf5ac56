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

/** Somebody loses a right while something is open: they are told nothing more of it. */
public class LostRightsTest {
  private static final String TASK =
      "{\"taskId\":\"t1\",\"status\":\"working\",\"createdAt\":\"2026-01-01T00:00:00Z\","
          + "\"ttl\":60000}";
  private static final String STATUS =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tasks/status\",\"params\":" + TASK + "}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server =
      new TestingMcpServer(
          "{\"tools\":{},\"logging\":{},\"resources\":{\"subscribe\":true},"
              + "\"tasks\":{\"list\":{},\"requests\":{\"tools\":{\"call\":{}}}}}");
  private TestingTaskServer modern;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    server
        .on("tools/list", m -> TestingMcpServer.tools("slow"))
        .on("tools/call", m -> "{\"task\":" + TASK + "}")
        .on("tasks/list", m -> "{\"tasks\":[" + TASK + "]}");
    modern = new TestingTaskServer("t1");
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> server);
    orchestrator.endpoint("modern", new Endpoint.Http(modern.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    gateway.neighbours().access().user("alice");
    gateway.neighbours().access().user("bob");
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    modern.close();
  }

  private TestingClient session(String path, String token) throws Exception {
    TestingClient client = new TestingClient(gateway.uri(path)).withToken(token);
    client.initialize("2025-11-25", "{\"elicitation\":{}}");
    return client;
  }

  private void deny(String id) {
    gateway.neighbours().access().deny((who, verb, what) -> what.id().equals(id));
  }

  private void updates(String uri) {
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":"
            + "{\"uri\":\""
            + uri
            + "\"}}");
  }

  private void logs(String text) {
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":"
            + "{\"level\":\"error\",\"data\":\""
            + text
            + "\"}}");
  }

  /** The next message but those that lists have changed. */
  private static String next(BlockingQueue<String> messages) throws Exception {
    String message = TestingClient.next(messages);
    while (message.contains("list_changed")) {
      message = TestingClient.next(messages);
    }
    return message;
  }

  private BlockingQueue<String> subscribed(TestingClient client, String... uris) throws Exception {
    for (String uri : uris) {
      assertTrue(client.call(1, "resources/subscribe", "{\"uri\":\"" + uri + "\"}").has("result"));
    }
    return client.listen();
  }

  @Test
  public void aSubscriberHearsNothingOfAResourceThatItMayUseNoMore() throws Exception {
    BlockingQueue<String> messages = subscribed(session("/mcp", "alice"), "a:one__b", "a:one__c");
    deny("a:one__b");
    updates("a:b");
    updates("a:c");
    assertTrue(next(messages).contains("a:one__c"));
  }

  private BlockingQueue<String> listener(String token, String... uris) throws Exception {
    BlockingQueue<String> messages =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{}")
            .withToken(token).stream(
                "7",
                "subscriptions/listen",
                null,
                "\"notifications\":{\"resourceSubscriptions\":[\""
                    + String.join("\",\"", uris)
                    + "\"]}");
    assertTrue(TestingClient.next(messages).contains(uris[0]));
    return messages;
  }

  @Test
  public void aListenerHearsNothingOfAResourceThatItMayUseNoMore() throws Exception {
    BlockingQueue<String> messages = listener("alice", "a:one__b", "a:one__c");
    deny("a:one__b");
    updates("a:b");
    updates("a:c");
    assertTrue(next(messages).contains("a:one__c"));
  }

  private void denyServerToAlice() {
    String entry =
        orchestrator.snapshot().entries().stream()
            .filter(one -> one.alias().value().equals("one"))
            .findFirst()
            .orElseThrow()
            .name();
    gateway
        .neighbours()
        .access()
        .deny((who, verb, what) -> who.id().equals("alice") && what.id().equals(entry));
  }

  private void asks(String meta) {
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\","
            + "\"requestedSchema\":{\"type\":\"object\",\"properties\":{}},\"_meta\":{"
            + meta
            + "}}}");
  }

  @Test
  public void aQuestionThatCouldHaveBeenForWhoLostTheRightIsNotAskedOfTheOther() throws Exception {
    subscribed(session("/mcp", "alice"), "a:one__b");
    subscribed(session("/mcp", "bob"), "a:one__b");
    denyServerToAlice();
    asks("");
    server.awaitReceivedPart("\"id\":9,\"error\"");
    server.awaitReceivedPart("AMBIGUOUS_CLIENT");
  }

  @Test
  public void theOnlyClientIsNotAskedOnceItHasLostTheRight() throws Exception {
    BlockingQueue<String> alice = subscribed(session("/mcp", "alice"), "a:one__b");
    denyServerToAlice();
    asks("");
    server.awaitReceivedPart("\"id\":9,\"error\"");
    assertTrue(alice.toString(), alice.stream().noneMatch(told -> told.contains("elicitation")));
  }

  private void accessLeaves() {
    gateway.neighbours().slots().access().unbind(gateway.neighbours().access());
  }

  private void accessComes() {
    gateway.neighbours().slots().access().bind(gateway.neighbours().access());
  }

  /** The answer to the ping shows that all that the server said before has been seen. */
  private void awaitSeen() {
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":\"seen\",\"method\":\"ping\"}");
    server.awaitReceivedPart("\"seen\"");
  }

  @Test
  public void whatCannotBeDecidedWaitsUntilAccessControlIsBack() throws Exception {
    BlockingQueue<String> alice = subscribed(session("/mcp", "alice"), "a:one__b", "a:one__c");
    logs("listens");
    assertTrue(next(alice).contains("listens"));
    accessLeaves();
    updates("a:b");
    updates("a:c");
    awaitSeen();
    deny("a:one__b");
    accessComes();
    assertTrue(next(alice).contains("a:one__c"));
  }

  @Test
  public void whatCannotBeDecidedWaitsForAListenerToo() throws Exception {
    BlockingQueue<String> messages = listener("alice", "a:one__b", "a:one__c");
    accessLeaves();
    updates("a:b");
    updates("a:c");
    awaitSeen();
    deny("a:one__b");
    accessComes();
    assertTrue(next(messages).contains("a:one__c"));
  }

  @Test
  public void aQuestionIsRefusedWhileTheRightToItCannotBeDecided() throws Exception {
    BlockingQueue<String> alice = subscribed(session("/mcp", "alice"), "a:one__b");
    accessLeaves();
    asks("");
    server.awaitReceivedPart("\"id\":9,\"error\"");
    assertTrue(alice.toString(), alice.stream().noneMatch(told -> told.contains("elicitation")));
  }

  @Test
  public void aQuestionThatWaitsForTheClientToListenIsRefusedOnceTheRightIsGone() throws Exception {
    TestingClient alice = session("/mcp", "alice");
    assertTrue(alice.call(1, "resources/subscribe", "{\"uri\":\"a:one__b\"}").has("result"));
    asks("");
    awaitSeen();
    denyServerToAlice();
    BlockingQueue<String> messages = alice.listen();
    server.awaitReceivedPart("\"id\":9,\"error\"");
    assertTrue(messages.toString(), messages.stream().noneMatch(m -> m.contains("elicitation")));
  }

  @Test
  public void aModernCallIsAskedAboutATaskToo() throws Exception {
    server.on("tools/call", m -> null);
    BlockingQueue<String> answer =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{\"elicitation\":{}}")
            .stream("1", "tools/call", "one__slow", "\"name\":\"one__slow\"");
    server.awaitCall();
    asks("\"io.modelcontextprotocol/related-task\":{\"taskId\":\"t1\"}");
    String wanted = TestingClient.next(answer);
    assertTrue(wanted, wanted.contains("inputRequests"));
  }

  @Test
  public void whoMayUseAServerNoMoreHearsNothingOfIt() throws Exception {
    BlockingQueue<String> alice = subscribed(session("/mcp", "alice"), "a:one__b");
    BlockingQueue<String> bob = subscribed(session("/mcp", "bob"), "a:one__b");
    denyServerToAlice();
    updates("a:b");
    logs("hidden");
    logs("last");
    assertTrue(next(bob).contains("a:one__b"));
    assertTrue(next(bob).contains("hidden"));
    assertTrue(next(bob).contains("last"));
    gateway.neighbours().access().allowAll();
    logs("shown");
    String heard = next(alice);
    assertTrue(heard, heard.contains("last") || heard.contains("shown"));
  }

  @Test
  public void theRightCountsThatIsThereWhenTheClientListensAgain() throws Exception {
    TestingClient alice = session("/mcp", "alice");
    for (String uri : List.of("a:one__b", "a:one__c")) {
      alice.call(1, "resources/subscribe", "{\"uri\":\"" + uri + "\"}");
    }
    updates("a:b");
    updates("a:c");
    alice.call(2, "tools/call", "{\"name\":\"one__slow\"}");
    deny("a:one__b");
    assertTrue(next(alice.listen()).contains("a:one__c"));
  }

  @Test
  public void aTaskOfAToolThatItMayUseNoMoreIsNotToldToAListener() throws Exception {
    TestingModernHttpClient here =
        new TestingModernHttpClient(
            gateway.uri("/mcp"), "{\"extensions\":" + TestingTaskServer.EXTENSION + "}");
    here.request("tools/call", "modern__one", "\"name\":\"modern__one\"");
    BlockingQueue<String> messages =
        here.stream(
            "9",
            "subscriptions/listen",
            null,
            "\"notifications\":{\"taskIds\":[\"modern__t1\",\"modern__t2\"]}");
    assertTrue(TestingClient.next(messages).contains("modern__t1"));
    List<TestingModernServer.Listening> streams = modern.server().listening();
    Eventually.assertTrue("the server is listened to", () -> !streams.isEmpty());
    deny("modern__one");
    for (String id : List.of("t1", "t2")) {
      streams.get(streams.size() - 1).tell("notifications/tasks", "\"taskId\":\"" + id + "\"");
    }
    String told = TestingClient.next(messages);
    assertTrue(told, told.contains("modern__t2"));
  }

  private TestingClient withTask(String token) throws Exception {
    TestingClient client = session("/mcp", token);
    client.call(1, "tools/call", "{\"name\":\"one__slow\",\"task\":{\"ttl\":60000}}");
    return client;
  }

  @Test
  public void aTaskOfAToolThatMayBeUsedNoMoreIsNeitherListedNorToldOf() throws Exception {
    TestingClient alice = withTask("alice");
    BlockingQueue<String> messages = alice.listen();
    assertEquals(1, alice.call(2, "tasks/list", "{}").at("/result/tasks").size());
    deny("one__slow");
    assertEquals(0, alice.call(3, "tasks/list", "{}").at("/result/tasks").size());
    server.emit(STATUS);
    logs("after");
    assertTrue(next(messages).contains("after"));
  }

  @Test
  public void aListOfTasksIsNotEmptyForThatNobodyKnowsYetWhoseTheyAre() throws Exception {
    gateway.close();
    gateway.stores().leave();
    gateway = gateway.replaced();
    TestingClient alice = session("/mcp", "alice");
    subscribed(alice, "a:one__b");
    JsonNode answer = alice.call(2, "tasks/list", "{}");
    assertEquals(answer.toString(), "STORE_UNAVAILABLE", answer.at("/error/data/code").asText());
  }

  @Test
  public void aTaskStatusIsToldToWhoBeganTheTaskAlone() throws Exception {
    TestingClient alice = withTask("alice");
    BlockingQueue<String> bob = subscribed(session("/mcp", "bob"), "a:one__b");
    server.emit(STATUS);
    logs("after");
    assertTrue(next(bob).contains("after"));
    assertTrue(next(alice.listen()).contains("tasks/status"));
  }

  @Test
  public void whatBelongsToATaskOfSomebodyWhoHasGoneIsToldToNobody() throws Exception {
    TestingClient alice = withTask("alice");
    BlockingQueue<String> bob = subscribed(session("/mcp", "bob"), "a:one__b");
    alice.send(alice.request().DELETE().build());
    server.emit(STATUS);
    server.emit(STATUS.replace("t1", "t2"));
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\","
            + "\"_meta\":{\"io.modelcontextprotocol/related-task\":{\"taskId\":\"t1\"}}}}");
    logs("after");
    assertTrue(next(bob).contains("after"));
    server.awaitReceivedPart("\"id\":9,\"error\"");
  }

  @Test
  public void aCallThatWaitsForInputEndsWithTheRightToIt() throws Exception {
    server.on("tools/call", m -> null);
    TestingModernHttpClient alice =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{\"elicitation\":{}}").withToken("alice");
    BlockingQueue<String> answer =
        alice.stream("1", "tools/call", "one__slow", "\"name\":\"one__slow\"");
    server.awaitCall();
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":"
            + "{\"message\":\"m\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}}");
    JsonNode wanted = TestingClient.read(TestingClient.next(answer)).get("result");
    deny("one__slow");
    JsonNode refused =
        alice.request(
            "tools/call",
            "one__slow",
            "\"name\":\"one__slow\",\"requestState\":"
                + wanted.get("requestState")
                + ",\"inputResponses\":{\"input_1\":{\"action\":\"accept\",\"content\":{}}}");
    assertEquals("FORBIDDEN", refused.at("/error/data/code").asText());
    assertFalse(server.received().toString().contains("\"accept\""));
  }
}
