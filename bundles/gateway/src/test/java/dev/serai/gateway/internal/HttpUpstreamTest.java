package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class HttpUpstreamTest {
  private static final String CALL = "{\"name\":\"one\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingHttpServer server;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    server = new TestingHttpServer();
    orchestrator.endpoint("web", new Endpoint.Http(server.uri(), Map.of("X-Key", "k")));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    server.close();
  }

  private TestingClient client() throws Exception {
    return TestingClient.initialized(gateway.uri("/servers/web/mcp"), "{}");
  }

  @Test
  public void aSubscriptionIsSentOnceWhatItBringsCanBeHeard() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    server.onGet(
        (http, message) -> {
          await(opening);
          TestingHttpServer.empty(http, 405);
        });
    server.on("resources/subscribe", (http, m) -> TestingHttpServer.result(http, m, "{}"));
    TestingClient client = client();
    CompletableFuture<JsonNode> subscribed =
        CompletableFuture.supplyAsync(() -> call(client, "resources/subscribe"));
    assertTrue(client.call(2, "tools/list", "{}").has("result"));
    assertEquals(0, subscriptions());
    opening.countDown();
    assertTrue(subscribed.get().has("result"));
    assertEquals(1, subscriptions());
  }

  private long subscriptions() {
    return server.received().stream().filter(m -> m.contains("resources/subscribe")).count();
  }

  private static JsonNode call(TestingClient client, String method) {
    try {
      return client.call(1, method, "{\"uri\":\"a:b\"}");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  public void anAnswerAsOneBodyComesThroughByteByByte() throws Exception {
    server.on(
        "tools/call",
        (http, m) -> TestingHttpServer.result(http, m, "{\"n\":1.0, \"m\":9007199254740993}"));
    String body =
        client()
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":"
                    + CALL
                    + "}")
            .body();
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"n\":1.0, \"m\":9007199254740993}}", body);
  }

  @Test
  public void anAnswerOnAStreamComesThroughWithWhatCameBefore() throws Exception {
    server.on(
        "tools/call",
        (http, m) ->
            TestingHttpServer.events(
                http,
                ": hello\r\n\r\nevent: message\r\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",",
                "\"params\":{\"level\":\"info\",\"data\":\"x\"}}\r\n\r\n",
                "data: " + TestingHttpServer.answer(m, "{\"ok\":true}") + "\n\n"));
    String body =
        client()
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + CALL + "}")
            .body();
    assertTrue(body, body.indexOf("notifications/message") < body.indexOf("{\"ok\":true}"));
  }

  /** A call has the server list one more tool in its session. */
  private void addsToOneSession() {
    AtomicReference<String> enabled = new AtomicReference<>();
    server.withStreams();
    server.on(
        "tools/list",
        (http, m) -> {
          boolean more = http.getRequestHeaders().getFirst("Mcp-Session-Id").equals(enabled.get());
          TestingHttpServer.result(
              http,
              m,
              more ? TestingMcpServer.tools("one", "more") : TestingMcpServer.tools("one"));
        });
    server.on(
        "tools/call",
        (http, m) -> {
          enabled.set(http.getRequestHeaders().getFirst("Mcp-Session-Id"));
          TestingHttpServer.events(
              http,
              "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n",
              "data: " + TestingHttpServer.answer(m, "{}") + "\n\n");
        });
  }

  @Test
  public void aToolThatAServerAddsToOneSessionIsSeenByItsClientOnly() throws Exception {
    addsToOneSession();
    TestingClient one = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    TestingClient other = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    assertEquals(1, one.call(1, "tools/list", "{}").at("/result/tools").size());
    BlockingQueue<String> messages = one.listen();
    one.call(2, "tools/call", "{\"name\":\"web__one\"}");
    assertTrue(TestingClient.next(messages).contains("tools/list_changed"));
    assertEquals(2, one.call(3, "tools/list", "{}").at("/result/tools").size());
    assertEquals(1, other.call(3, "tools/list", "{}").at("/result/tools").size());
  }

  @Test
  public void whatIsHiddenOfAnEntryThatChangedIsHiddenFromWhoHasAListOfItsOwn() throws Exception {
    TestingToolReview review = TestingToolReview.ofNothing();
    gateway.reviewComes(review);
    addsToOneSession();
    TestingClient one = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    one.call(1, "tools/list", "{}");
    one.call(2, "tools/call", "{\"name\":\"web__one\"}");
    Eventually.assertTrue("it is added", () -> lists(one).contains("web__more"));
    EntryOptions waiting =
        new EntryOptions(
            EntryOptions.Start.ON_DEMAND,
            EntryOptions.Isolation.SHARED,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
    orchestrator.endpoint("web", waiting, new Endpoint.Http(server.uri(), Map.of()));
    TestingToolReview next = review.successor();
    next.hide("one");
    gateway.reviewComes(next);
    gateway.registryChanged();
    Eventually.assertTrue("it is hidden", () -> !lists(one).contains("web__one"));
  }

  @Test
  public void aReviewOfAListOfOneClientThatFailedIsTriedAgain() throws Exception {
    TestingToolReview review = TestingToolReview.ofNothing();
    gateway.reviewComes(review);
    addsToOneSession();
    TestingClient one = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    one.call(1, "tools/list", "{}");
    review.breaks(true);
    one.call(2, "tools/call", "{\"name\":\"web__one\"}");
    Eventually.assertTrue("it is reviewed", () -> review.begun("web").contains("more"));
    review.breaks(false);
    Eventually.assertTrue("it is shown", () -> lists(one).contains("web__more"));
  }

  private static String lists(TestingClient client) throws Exception {
    return client.call(9, "tools/list", "{}").toString();
  }

  @Test
  public void configuredHeadersAndTheSessionAreSent() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    server.on(
        "tools/call",
        (http, m) -> {
          seen.set(
              http.getRequestHeaders().getFirst("X-Key")
                  + http.getRequestHeaders().getFirst("Mcp-Session-Id")
                  + http.getRequestHeaders().getFirst("MCP-Protocol-Version"));
          TestingHttpServer.result(http, m, "{}");
        });
    client().call(1, "tools/call", CALL);
    assertEquals("ks12025-11-25", seen.get());
  }

  @Test
  public void aForgottenSessionIsOpenedAgainAndTheRequestSentAgain() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    server.on(
        "tools/call",
        (http, m) -> {
          if (calls.incrementAndGet() == 1) {
            TestingHttpServer.empty(http, 404);
          } else {
            TestingHttpServer.result(http, m, "{\"ok\":true}");
          }
        });
    JsonNode answer = client().call(1, "tools/call", CALL);
    assertTrue(answer.toString(), answer.at("/result/ok").asBoolean());
    assertEquals(2, server.sessions());
  }

  @Test
  public void aStreamThatBreaksOffIsResumedBehindItsLastEvent() throws Exception {
    AtomicReference<String> resumed = new AtomicReference<>();
    AtomicReference<JsonNode> call = new AtomicReference<>();
    server.on(
        "tools/call",
        (http, m) -> {
          call.set(m);
          TestingHttpServer.events(http, "id: e7\nretry: 10\ndata:\n\n");
        });
    server.onGet(
        (http, m) -> {
          String last = http.getRequestHeaders().getFirst("Last-Event-ID");
          if (last == null) {
            TestingHttpServer.empty(http, 405);
          } else {
            resumed.set(last);
            TestingHttpServer.events(
                http, "data: " + TestingHttpServer.answer(call.get(), "{\"ok\":true}") + "\n\n");
          }
        });
    TestingClient older = new TestingClient(gateway.uri("/servers/web/mcp"));
    older.initialize("2025-06-18", "{}");
    JsonNode answer = older.call(1, "tools/call", CALL);
    assertTrue(answer.toString(), answer.at("/result/ok").asBoolean());
    assertEquals("e7", resumed.get());
  }

  @Test
  public void aStreamThatEndsWithoutAnAnswerIsAnInterruptedCall() throws Exception {
    server.on("tools/call", (http, m) -> TestingHttpServer.events(http, ": nothing\n\n"));
    JsonNode answer = client().call(1, "tools/call", CALL);
    assertEquals("CALL_INTERRUPTED", answer.at("/error/data/code").asText());
  }

  @Test
  public void aRefusalIsNamedByItsStatus() throws Exception {
    server.on("tools/call", (http, m) -> TestingHttpServer.empty(http, 401));
    JsonNode answer = client().call(1, "tools/call", CALL);
    assertTrue(answer.toString(), answer.at("/error/message").asText().contains("HTTP 401"));
  }

  @Test
  public void aServerThatIsNotThereIsUnreachable() throws Exception {
    orchestrator.endpoint(
        "gone", new Endpoint.Http(URI.create("http://127.0.0.1:1/mcp"), Map.of()));
    gateway.registryChanged();
    JsonNode answer =
        new TestingClient(gateway.uri("/servers/gone/mcp")).call(1, "tools/list", "{}");
    assertEquals(answer.toString(), "UPSTREAM_UNREACHABLE", answer.at("/error/data/code").asText());
  }

  @Test
  public void aResultOfTwentyMegabytesComesThroughByteByByte() throws Exception {
    String big =
        "{\"content\":[{\"type\":\"text\",\"text\":\"" + "0123456789".repeat(2 << 20) + "\"}]}";
    server.on("tools/call", (http, m) -> TestingHttpServer.result(http, m, big));
    String body =
        client()
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + CALL + "}")
            .body();
    assertTrue(("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + big + "}").equals(body));
  }

  @Test
  public void twoHundredOpenStreamsDoNotStarveCalls() throws Exception {
    server.withStreams();
    server.on("tools/call", (http, m) -> TestingHttpServer.result(http, m, "{\"ok\":true}"));
    List<TestingClient> clients = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      clients.add(client());
    }
    while (server.streams() < 200) {
      Thread.onSpinWait();
    }
    for (TestingClient client : clients) {
      assertTrue(client.call(1, "tools/call", CALL).at("/result/ok").asBoolean());
    }
  }
}
