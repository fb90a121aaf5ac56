package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernStdioUpstreamTest {
  private static final String ONE = "{\"name\":\"one\"}";
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + ONE + "}";

  private static final String ID = "^\\{\"jsonrpc\":\"2.0\",\"id\":(\\d+).*";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private void start(Supplier<TestingMcpServer> servers) throws Exception {
    start(EntryOptions.DEFAULTS, servers);
  }

  private void start(EntryOptions options, Supplier<TestingMcpServer> servers) throws Exception {
    orchestrator.stdio("pipe", options, servers);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  private static EntryOptions limits(Duration call, Duration start) {
    return new EntryOptions(
        EntryOptions.Start.ON_DEMAND,
        EntryOptions.Isolation.SHARED,
        Duration.ofMinutes(1),
        call,
        start,
        start);
  }

  private TestingClient client(String capabilities) throws Exception {
    return TestingClient.initialized(gateway.uri("/servers/pipe/mcp"), capabilities);
  }

  private TestingMcpServer process(int index) {
    return orchestrator.started().get(index);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static String received(TestingMcpServer server, String method) {
    await(() -> server.received().stream().anyMatch(m -> m.contains("\"" + method + "\"")));
    return server.received().stream()
        .filter(m -> m.contains("\"" + method + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  public void allClientsShareOneProcessWhateverTheyDeclare() throws Exception {
    start(() -> TestingModernServer.stdio("{\"tools\":{}}", "one"));
    assertTrue(client("{}").call(1, "tools/call", ONE).has("result"));
    assertTrue(client("{\"roots\":{}}").call(1, "tools/call", ONE).has("result"));
    assertEquals(1, orchestrator.started().size());
    assertTrue(
        process(0).received().stream()
            .anyMatch(m -> m.contains("clientCapabilities\":{\"roots\":{}}")));
    assertFalse(
        process(0).received().stream().anyMatch(m -> m.contains("notifications/initialized")));
  }

  @Test
  public void aServerThatIsSilentUntilItIsInitializedIsLegacy() throws Exception {
    start(() -> TestingMcpServer.withTools("one").on("server/discover", request -> null));
    assertTrue(client("{}").call(1, "tools/call", ONE).has("result"));
    assertTrue(
        process(0).received().stream().anyMatch(m -> m.contains("notifications/initialized")));
  }

  @Test
  public void aServerThatAnswersNeitherQuestionEndsItsStartInTime() throws Exception {
    start(
        limits(Duration.ofMinutes(1), Duration.ofSeconds(1)),
        () ->
            TestingMcpServer.withTools("one")
                .on("server/discover", request -> null)
                .on("initialize", request -> null));
    JsonNode answer =
        TestingClient.json(
            new TestingClient(gateway.uri("/servers/pipe/mcp")).initialize("2025-11-25", "{}"));
    assertEquals("START_TIMEOUT", answer.at("/error/data/code").asText());
  }

  @Test
  public void aLateAnswerToTheProbeStillCounts() throws Exception {
    TestingMcpServer server = TestingModernServer.stdio("{\"tools\":{}}", "one");
    server.on("server/discover", request -> null);
    start(() -> server);
    new Thread(
            () -> {
              received(server, "initialize");
              String probe = received(server, "server/discover");
              server.emit(
                  "{\"jsonrpc\":\"2.0\",\"id\":"
                      + probe.replaceAll(".*\"id\":(\\d+).*", "$1")
                      + ",\"result\":"
                      + TestingModernServer.discovered("{\"tools\":{}}")
                      + "}");
            })
        .start();
    assertTrue(client("{}").call(1, "tools/call", ONE).has("result"));
    assertTrue(received(server, "tools/call").contains("2026-07-28"));
  }

  @Test
  public void aProcessThatDiesOnTheProbeIsStartedAgainWithoutIt() throws Exception {
    start(
        () -> {
          TestingMcpServer server = TestingMcpServer.withTools("one");
          return server.on(
              "server/discover",
              request -> {
                server.crash();
                return null;
              });
        });
    assertTrue(client("{}").call(1, "tools/call", ONE).has("result"));
    assertEquals(2, orchestrator.started().size());
    assertTrue(process(1).received().stream().noneMatch(m -> m.contains("server/discover")));
  }

  @Test
  public void aCancelledCallIsNamedByOurId() throws Exception {
    TestingMcpServer server =
        TestingModernServer.stdio("{\"tools\":{}}", "one").on("tools/call", request -> null);
    start(() -> server);
    TestingClient client = client("{}");
    client.stream(CALL);
    String id = received(server, "tools/call").replaceAll(ID, "$1");
    client.post(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
    assertTrue(received(server, "notifications/cancelled").contains("\"requestId\":" + id));
  }

  @Test
  public void anotherGatewayGoesOnWithTheProcessWithoutAskingAgain() throws Exception {
    TestingMcpServer server = TestingModernServer.stdio("{\"tools\":{}}", "one");
    start(() -> server);
    TestingClient client = client("{}");
    client.call(1, "tools/call", ONE);
    gateway = gateway.replaced();
    TestingClient back =
        new TestingClient(gateway.uri("/servers/pipe/mcp")).withSession(client.session());
    assertTrue(back.call(2, "tools/call", ONE).has("result"));
    assertEquals(1, server.received().stream().filter(m -> m.contains("server/discover")).count());
  }

  @Test
  public void aRequestOfTheServerIsIgnored() throws Exception {
    TestingMcpServer server =
        TestingModernServer.stdio("{\"tools\":{}}", "one").on("tools/call", request -> null);
    start(() -> server);
    TestingClient client = client("{\"sampling\":{}}");
    BlockingQueue<String> messages = client.stream(CALL);
    String id = received(server, "tools/call").replaceAll(ID, "$1");
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"sampling/createMessage\",\"params\":{}}");
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"ok\":true}}");
    assertTrue(TestingClient.next(messages).contains("\"ok\":true"));
    assertTrue(server.received().stream().noneMatch(m -> m.contains("\"id\":5")));
  }

  @Test
  public void aSubscriptionEndsWhenItsReplacementIsAcknowledged() throws Exception {
    AtomicInteger streams = new AtomicInteger();
    TestingMcpServer server =
        TestingModernServer.stdio("{\"resources\":{\"listChanged\":true}}", "one");
    server.on(
        "subscriptions/listen",
        request -> {
          streams.incrementAndGet();
          server.emit(
              note(
                  request,
                  "notifications/subscriptions/acknowledged",
                  "\"notifications\":" + request.at("/params/notifications")));
          return null;
        });
    start(() -> server);
    TestingClient client = client("{}");
    BlockingQueue<String> messages = client.listen();
    assertTrue(client.call(1, "resources/subscribe", "{\"uri\":\"a:1\"}").has("result"));
    String first = received(server, "subscriptions/listen").replaceAll(ID, "$1");
    assertTrue(received(server, "notifications/cancelled").contains("\"requestId\":" + first));
    assertEquals(2, streams.get());
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"a:1\","
            + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"
            + first
            + "}}}");
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"a:1\",\"second\":1,"
            + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"
            + (Long.parseLong(first) + 1)
            + "}}}");
    String heard = TestingClient.next(messages);
    assertTrue(heard, heard.contains("second"));
  }

  private static String note(JsonNode request, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\""
        + method
        + "\",\"params\":{"
        + params
        + ",\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"
        + request.get("id")
        + "}}}";
  }

  @Test
  public void aResourceThatTheServerDoesNotWatchCannotBeSubscribedTo() throws Exception {
    TestingMcpServer server = TestingModernServer.stdio("{\"resources\":{}}", "one");
    server.on(
        "subscriptions/listen",
        request -> {
          server.emit(
              note(request, "notifications/subscriptions/acknowledged", "\"notifications\":{}"));
          return null;
        });
    start(() -> server);
    JsonNode answer = client("{}").call(1, "resources/subscribe", "{\"uri\":\"a:1\"}");
    assertEquals("METHOD_NOT_FOUND", answer.at("/error/data/code").asText());
    assertEquals(0, orchestrator.leases());
  }

  @Test
  public void progressBeginsTheTimeOfACallAnew() throws Exception {
    TestingMcpServer server =
        TestingModernServer.stdio("{\"tools\":{}}", "one").on("tools/call", request -> null);
    start(limits(Duration.ofSeconds(1), Duration.ofSeconds(10)), () -> server);
    TestingClient client = client("{}");
    long begun = System.nanoTime();
    BlockingQueue<String> messages =
        client.stream(CALL.replace("\"name\"", "\"_meta\":{\"progressToken\":\"p\"},\"name\""));
    String id = received(server, "tools/call").replaceAll(ID, "$1");
    while (System.nanoTime() - begun < Duration.ofMillis(2_500).toNanos()) {
      server.emit(
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progress\":1,\"progressToken\":"
              + id
              + "}}");
      assertTrue(TestingClient.next(messages).contains("\"progressToken\":\"p\""));
    }
    String last = TestingClient.next(messages);
    assertTrue(last, last.contains("CALL_TIMEOUT"));
  }
}
