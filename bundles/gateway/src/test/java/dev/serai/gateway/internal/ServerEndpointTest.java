package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ServerEndpointTest {
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"one\",\"_meta\":{\"progressToken\":\"t\"}}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private static final String ROOTS_CHANGED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}";

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one");
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient client(String capabilities) throws Exception {
    return TestingClient.initialized(gateway.uri("/servers/alpha/mcp"), capabilities);
  }

  /** Answers the server's open call, which is the n-th tools/call that it received. */
  private void answer(int call, String result) {
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":" + idOf(call) + ",\"result\":" + result + "}");
  }

  private String idOf(int call) {
    String message = await(call);
    return message.replaceAll(".*\"id\":(\\d+).*", "$1");
  }

  private String await(int call) {
    while (true) {
      var calls = server.received().stream().filter(m -> m.contains("\"tools/call\"")).toList();
      if (calls.size() > call) {
        return calls.get(call);
      }
      Thread.onSpinWait();
    }
  }

  private void awaitReceived(String message) {
    while (!server.received().contains(message)) {
      Thread.onSpinWait();
    }
  }

  @Test
  public void initializeGivesTheServersOwnAnswer() throws Exception {
    TestingClient client = new TestingClient(gateway.uri("/servers/alpha/mcp"));
    String body = client.initialize("2025-06-18", "{}").body();
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"protocolVersion\":\"2025-06-18\",\"capabilities\":"
            + "{\"tools\":{\"listChanged\":true},\"logging\":{}},\"serverInfo\":{\"name\":\"testing\","
            + "\"version\":\"1\"},\"x-extra\":1.0}}",
        body);
  }

  @Test
  public void everyByteOfARequestAndItsResultSurvives() throws Exception {
    String result =
        "{ \"content\":[],\"n\":9007199254740993, \"a\":1.0,\"b\":1,\"c\":1e2,\"u\":\"\\u00e9\\/\",\"x\":{\"y\":null}}";
    server.on("tools/call", request -> result);
    String params =
        "{\"name\":\"one\" , \"arguments\":{\"n\":12345678901234567890,\"f\":1.10},\"q\":\"\\/\"}";
    String body =
        client("{}")
            .post(
                "{\"id\":\"x\",\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":"
                    + params
                    + ",\"z\":1.0}")
            .body();
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":" + result + "}", body);
    assertTrue(await(0), await(0).contains("\"params\":" + params + ",\"z\":1.0}"));
  }

  @Test
  public void progressComesWithTheClientsOwnToken() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient client = client("{}");
    BlockingQueue<String> messages = client.stream(CALL);
    String token = await(0).replaceAll(".*\"progressToken\":(\\d+).*", "$1");
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
            + token
            + ",\"progress\":1.0}}");
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"t\",\"progress\":1.0}}",
        TestingClient.next(messages));
    answer(0, "{}");
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", TestingClient.next(messages));
    assertEquals("end", TestingClient.next(messages));
  }

  @Test
  public void aCancellationReachesTheServerUnderItsOwnId() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient client = client("{}");
    CompletableFuture<?> call = client.postAsync(CALL);
    String id = idOf(0);
    client.post(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1,\"reason\":\"no\"}}");
    call.get();
    awaitReceived(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + id
            + ",\"reason\":\"no\"}}");
    assertEquals(0, orchestrator.leases());
  }

  @Test
  public void aServersQuestionIsAskedOnTheStreamOfTheCallAndTheAnswerComesBack() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient client = client("{\"elicitation\":{}}");
    BlockingQueue<String> messages = client.stream(CALL);
    await(0);
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\"}}");
    String asked = TestingClient.next(messages);
    String id = asked.replaceAll(".*\"id\":(\\d+).*", "$1");
    client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"action\":\"accept\"}}");
    awaitReceived("{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"result\":{\"action\":\"accept\"}}");
    answer(0, "{}");
    assertTrue(TestingClient.next(messages).contains("\"result\":{}"));
  }

  @Test
  public void aQuestionThatTheServerWithdrawsIsWithdrawnOnTheSameStream() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient client = client("{\"elicitation\":{}}");
    BlockingQueue<String> messages = client.stream(CALL);
    await(0);
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"method\":\"elicitation/create\",\"params\":{}}");
    String id = TestingClient.next(messages).replaceAll(".*\"id\":(\\d+).*", "$1");
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"s1\"}}");
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + id
            + "}}",
        TestingClient.next(messages));
    answer(0, "{}");
    assertTrue(TestingClient.next(messages).contains("\"result\":{}"));
  }

  @Test
  public void aQuestionThatTheClientDidNotDeclareIsRefused() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient client = client("{}");
    BlockingQueue<String> messages = client.stream(CALL);
    await(0);
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"sampling/createMessage\",\"params\":{}}");
    while (server.received().stream()
        .noneMatch(m -> m.contains("\"id\":5") && m.contains("-32601"))) {
      Thread.onSpinWait();
    }
    answer(0, "{}");
    assertTrue(TestingClient.next(messages).contains("\"result\":{}"));
  }

  @Test
  public void aQuestionThatCouldConcernTwoClientsIsRefusedAndThenTheyTakeTurns() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient first = client("{\"roots\":{}}");
    TestingClient second = client("{\"roots\":{}}");
    BlockingQueue<String> ones = first.stream(CALL);
    await(0);
    BlockingQueue<String> twos = second.stream(CALL);
    await(1);
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"roots/list\"}");
    while (server.received().stream().noneMatch(m -> m.contains("AMBIGUOUS_CLIENT"))) {
      Thread.onSpinWait();
    }
    answer(0, "{}");
    answer(1, "{}");
    TestingClient.next(ones);
    TestingClient.next(twos);
    ones = first.stream(CALL);
    await(2);
    twos = second.stream(CALL);
    JsonNode ping = second.call(9, "ping", "{}");
    assertTrue(ping.has("result"));
    assertEquals(3, server.received().stream().filter(m -> m.contains("\"tools/call\"")).count());
    answer(2, "{\"turn\":1}");
    assertTrue(TestingClient.next(ones).contains("\"turn\":1"));
    answer(3, "{\"turn\":2}");
    assertTrue(TestingClient.next(twos).contains("\"turn\":2"));
  }

  @Test
  public void clientsTakeTurnsOnTheNextProcessOfSuchAServerToo() throws Exception {
    TestingMcpServer next = TestingMcpServer.withTools("one").on("tools/call", request -> null);
    server.on("tools/call", request -> null);
    TestingClient first = client("{\"roots\":{}}");
    TestingClient second = client("{\"roots\":{}}");
    first.stream(CALL);
    second.stream(CALL);
    await(1);
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"roots/list\"}");
    server.awaitReceivedPart("AMBIGUOUS_CLIENT");
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> next);
    server.crash();
    Eventually.assertTrue("the server has ended", server::hasEnded);
    first.stream(CALL);
    String turn = next.awaitCall();
    second.stream(CALL);
    assertTrue(second.call(9, "ping", "{}").has("result"));
    assertEquals(1, next.received().stream().filter(m -> m.contains("\"tools/call\"")).count());
    String id = turn.replaceAll(".*\"id\":(\\d+).*", "$1");
    next.emit("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
    next.awaitCall(1);
  }

  @Test
  public void changedRootsOfOneClientAmongSeveralAreToldWithItsNextCall() throws Exception {
    TestingClient first = client("{\"roots\":{\"listChanged\":true}}");
    TestingClient second = client("{\"roots\":{\"listChanged\":true}}");
    first.post(ROOTS_CHANGED);
    assertTrue(second.call(1, "tools/call", "{\"name\":\"one\"}").has("result"));
    assertFalse(server.received().contains(ROOTS_CHANGED));
    assertTrue(first.call(1, "tools/call", "{\"name\":\"one\"}").has("result"));
    assertTrue(first.call(2, "tools/call", "{\"name\":\"one\"}").has("result"));
    List<String> received = server.received();
    assertEquals(1, received.stream().filter(ROOTS_CHANGED::equals).count());
    assertTrue(received.indexOf(ROOTS_CHANGED) < received.indexOf(await(1)));
  }

  @Test
  public void logMessagesReachOnlyTheClientWhoseCallIsInFlight() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient calling = client("{}");
    TestingClient idle = client("{}");
    BlockingQueue<String> idleMessages = idle.listen();
    BlockingQueue<String> messages = calling.stream(CALL);
    await(0);
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}");
    assertTrue(TestingClient.next(messages).contains("notifications/message"));
    answer(0, "{}");
    TestingClient.next(messages);
    assertTrue(idleMessages.isEmpty());
  }

  @Test
  public void theLogLevelOfASessionFilters() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient client = client("{}");
    assertTrue(client.call(4, "logging/setLevel", "{\"level\":\"error\"}").has("result"));
    BlockingQueue<String> messages = client.stream(CALL);
    await(0);
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}");
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"error\",\"data\":2}}");
    assertTrue(TestingClient.next(messages).contains("\"data\":2"));
    answer(0, "{}");
    TestingClient.next(messages);
  }

  @Test
  public void aServerThatEndsDuringACallGivesAClearError() throws Exception {
    server.on("tools/call", request -> null);
    TestingClient client = client("{}");
    BlockingQueue<String> messages = client.stream(CALL);
    await(0);
    server.crash();
    String error = TestingClient.next(messages);
    assertTrue(error, error.contains("\"CALL_INTERRUPTED\"") && error.contains("exit code 137"));
    assertEquals(0, orchestrator.leases());
  }

  @Test
  public void aCallBeforeTheEndOfAProcessIsNoticedIsAnsweredByTheNextOne() throws Exception {
    orchestrator.stdio("mortal", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("one"));
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/servers/mortal/mcp"), "{}");
    client.call(1, "tools/call", "{\"name\":\"one\"}");
    orchestrator.noticeEndsAfter(5);
    orchestrator.started().forEach(TestingMcpServer::crash);
    while (!orchestrator.started().stream().allMatch(TestingMcpServer::hasEnded)) {
      Thread.onSpinWait();
    }
    JsonNode answer = client.call(2, "tools/call", "{\"name\":\"one\"}");
    assertEquals("one", answer.at("/result/content/0/text").asText());
    assertEquals(0, orchestrator.leases());
  }

  @Test
  public void subscribedResourcesAreToldToTheirSubscriberOnly() throws Exception {
    TestingClient subscriber = client("{}");
    TestingClient other = client("{}");
    BlockingQueue<String> others = other.listen();
    BlockingQueue<String> messages = subscriber.listen();
    assertTrue(subscriber.call(1, "resources/subscribe", "{\"uri\":\"a:b\"}").has("result"));
    String note =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"a:b\"}}";
    server.emit(note);
    assertEquals(note, TestingClient.next(messages));
    assertTrue(others.isEmpty());
    assertEquals("The subscription keeps the server awake", 1, orchestrator.leases());
    subscriber.call(2, "resources/unsubscribe", "{\"uri\":\"a:b\"}");
    assertEquals(0, orchestrator.leases());
  }

  @Test
  public void methodsOfExtensionsPassThrough() throws Exception {
    server.on("x/unknown", request -> "{\"y\":1.0}");
    assertTrue(
        client("{}")
            .post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x/unknown\"}")
            .body()
            .contains("{\"y\":1.0}"));
  }

  @Test
  public void aSessionGoesOnWithTheNextGatewayOnTheSameProcess() throws Exception {
    TestingClient client = client("{}");
    client.call(1, "tools/call", "{\"name\":\"one\"}");
    gateway = gateway.replaced();
    TestingClient again =
        new TestingClient(gateway.uri("/servers/alpha/mcp")).withSession(client.session());
    JsonNode answer = again.call(2, "tools/call", "{\"name\":\"one\"}");
    assertEquals("one", answer.at("/result/content/0/text").asText());
    assertEquals(1, server.received().stream().filter(m -> m.contains("\"initialize\"")).count());
  }

  @Test
  public void aSessionOfOneEndpointIsUnknownAtAnother() throws Exception {
    TestingClient client = client("{}");
    TestingClient elsewhere = new TestingClient(gateway.uri("/mcp")).withSession(client.session());
    assertEquals(
        404, elsewhere.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}").statusCode());
    assertFalse(client.call(2, "ping", "{}").has("error"));
  }
}
