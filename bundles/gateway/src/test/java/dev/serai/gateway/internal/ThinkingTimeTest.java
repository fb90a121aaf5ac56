package dev.serai.gateway.internal;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** The time that a client takes to answer its server is not the server's. */
public class ThinkingTimeTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final EntryOptions SHORT =
      new EntryOptions(
          EntryOptions.Start.ON_DEMAND,
          EntryOptions.Isolation.SHARED,
          Duration.ZERO,
          LIMIT,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));
  private static final String ASK =
      "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"sampling/createMessage\",\"params\":{}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer pipe = TestingMcpServer.withTools("one");
  private final CountDownLatch answered = new CountDownLatch(1);
  private TestingHttpServer web;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    web = new TestingHttpServer();
    pipe.on("tools/call", request -> null);
    web.on("tools/call", this::askOnTheStream);
    orchestrator.stdio("pipe", SHORT, () -> pipe);
    orchestrator.endpoint("web", SHORT, new Endpoint.Http(web.uri(), Map.of()));
    start(UpstreamLimits.DEFAULTS.longestCall());
  }

  private void start(Duration longestCall) throws Exception {
    UpstreamLimits plain = UpstreamLimits.DEFAULTS;
    gateway =
        new TestingGateway(
            folder.getRoot().toPath(),
            orchestrator,
            new UpstreamLimits(
                plain.maxMessageBytes(),
                plain.askTimeout(),
                plain.calls(),
                longestCall,
                plain.silence(),
                plain.rooms()));
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    web.close();
    pipe.close();
  }

  private void askOnTheStream(HttpExchange http, JsonNode call) throws IOException {
    TestingHttpServer.events(http, "data: " + ASK + "\n\n");
    try {
      answered.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    http.getResponseBody()
        .write(
            ("data: " + TestingHttpServer.answer(call, "{\"ok\":true}") + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
  }

  private TestingClient client(String server) throws Exception {
    return TestingClient.initialized(
        gateway.uri("/servers/" + server + "/mcp"), "{\"sampling\":{}}");
  }

  private static BlockingQueue<String> call(TestingClient client) throws Exception {
    return client.stream(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"one\"}}");
  }

  private static void think(Duration time) throws Exception {
    long begun = System.nanoTime();
    Eventually.assertTrue("time passes", () -> System.nanoTime() - begun > time.toNanos());
  }

  private static void answer(TestingClient client, String question) throws Exception {
    String id = question.replaceAll(".*\"id\":(\\d+).*", "$1");
    client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
  }

  private String callId() {
    return pipe.awaitCall().replaceAll(".*\"id\":(\\d+).*", "$1");
  }

  @Test
  public void aCallOnAPipeWaitsForItsClientLongerThanForTheServer() throws Exception {
    TestingClient client = client("pipe");
    BlockingQueue<String> messages = call(client);
    String id = callId();
    pipe.emit(ASK);
    String question = TestingClient.next(messages);
    think(LIMIT.multipliedBy(2));
    answer(client, question);
    pipe.awaitReceivedPart("\"id\":\"q\",\"result\"");
    pipe.emit("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"ok\":true}}");
    String last = TestingClient.next(messages);
    assertTrue(last, last.contains("\"ok\":true"));
  }

  @Test
  public void aCallOverHttpDoesSoToo() throws Exception {
    TestingClient client = client("web");
    BlockingQueue<String> messages = call(client);
    String question = TestingClient.next(messages);
    think(LIMIT.multipliedBy(4));
    answer(client, question);
    Eventually.assertTrue(
        "the answer arrives",
        () -> web.received().stream().anyMatch(m -> m.contains("\"id\":\"q\",\"result\"")));
    answered.countDown();
    String last = TestingClient.next(messages);
    assertTrue(last, last.contains("\"ok\":true"));
  }

  @Test
  public void afterTheAnswerTheServersTimeRunsAgain() throws Exception {
    TestingClient client = client("pipe");
    BlockingQueue<String> messages = call(client);
    callId();
    pipe.emit(ASK);
    answer(client, TestingClient.next(messages));
    String last = TestingClient.next(messages);
    assertTrue(last, last.contains("CALL_TIMEOUT"));
  }

  @Test
  public void theLongestTimeOfACallHoldsForItsClientToo() throws Exception {
    gateway.close();
    start(LIMIT.multipliedBy(2));
    BlockingQueue<String> messages = call(client("pipe"));
    callId();
    pipe.emit(ASK);
    assertTrue(TestingClient.next(messages).contains("sampling/createMessage"));
    String last = TestingClient.next(messages);
    while (last.contains("notifications/cancelled")) {
      last = TestingClient.next(messages);
    }
    assertTrue(last, last.contains("CALL_TIMEOUT"));
  }
}
