package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.gateway.internal.downstream.InitializeLimits;
import dev.serai.gateway.internal.downstream.SessionLimits;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitState;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class LimitsTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final String PATH = "/servers/one/mcp";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("echo"));
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private void gateway(int maxSessions, int burst) throws Exception {
    gateway(maxSessions, burst, 4);
  }

  private void gateway(int maxSessions, int burst, int replayStreams) throws Exception {
    gateway =
        new TestingGateway(
            folder.getRoot().toPath(),
            orchestrator,
            false,
            new SessionLimits(
                maxSessions,
                maxSessions,
                Duration.ofMinutes(10),
                2,
                new InitializeLimits(0.001, 100, 0.001, burst, PATIENCE),
                new ReplayLimits(5, 1_000, replayStreams, 4_096),
                3));
  }

  private TestingClient client() throws Exception {
    return TestingClient.initialized(gateway.uri(PATH), "{}");
  }

  private void assertRefused(HttpResponse<String> response, Limit limit) throws Exception {
    JsonNode error = TestingClient.json(response).path("error");
    String message = error.path("message").asText();
    assertTrue(message, message.endsWith("The limit is " + limit.setting() + "."));
    assertTrue(gateway.hits().of(limit) > 0);
  }

  @Test
  public void tooManySessionsAreRefused() throws Exception {
    gateway(2, 100);
    client();
    client();
    HttpResponse<String> refused =
        new TestingClient(gateway.uri(PATH)).initialize("2025-11-25", "{}");
    assertEquals(503, refused.statusCode());
    assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
    assertRefused(refused, Limit.SESSIONS);
  }

  @Test
  public void sessionsOfThePairCountToo() throws Exception {
    gateway(1, 100);
    try (TestingSseClient first = new TestingSseClient(gateway.uri(PATH + "/sse"));
        TestingSseClient second = new TestingSseClient(gateway.uri(PATH + "/sse"))) {
      assertEquals(200, first.status());
      assertEquals(503, second.status());
    }
    assertEquals(1, gateway.hits().of(Limit.SESSIONS));
  }

  @Test
  public void aStreamOfThePairThatBeginsNoSessionEndsAndMakesRoom() throws Exception {
    gateway(1, 100);
    try (TestingSseClient silent = new TestingSseClient(gateway.uri(PATH + "/sse"))) {
      String error = silent.next().at("/error/message").asText();
      assertTrue(error, error.endsWith("The limit is initialize-seconds."));
      assertTrue(silent.next().path("ended").asBoolean());
      assertEquals(
          404, silent.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}").statusCode());
    }
    assertEquals(1, gateway.hits().of(Limit.INITIALIZE_TIME));
    try (TestingSseClient other =
        TestingSseClient.initialized(gateway.uri(PATH + "/sse"), "2024-11-05", "{}")) {
      assertEquals(200, other.status());
    }
  }

  @Test
  public void aStreamOfThePairBeginsAsASessionDoes() throws Exception {
    gateway(100, 1);
    try (TestingSseClient first =
            TestingSseClient.initialized(gateway.uri(PATH + "/sse"), "2024-11-05", "{}");
        TestingSseClient second = new TestingSseClient(gateway.uri(PATH + "/sse"))) {
      assertEquals(200, first.status());
      assertEquals(503, second.status());
    }
    assertEquals(1, gateway.hits().of(Limit.PRINCIPAL_INITIALIZE_RATE));
  }

  @Test
  public void sessionsThatBeginTooFastAreRefused() throws Exception {
    gateway(100, 2);
    client();
    client();
    assertRefused(
        new TestingClient(gateway.uri(PATH)).initialize("2025-11-25", "{}"),
        Limit.PRINCIPAL_INITIALIZE_RATE);
  }

  @Test
  public void tooManyStreamsOfASessionAreRefused() throws Exception {
    gateway(100, 100);
    TestingClient client = client();
    try (TestingEventStream one = listen(client);
        TestingEventStream other = listen(client)) {
      assertTrue(one.status().contains("200") && other.status().contains("200"));
      HttpResponse<String> refused =
          client.send(client.request().setHeader("Accept", "text/event-stream").GET().build());
      assertRefused(refused, Limit.SESSION_STREAMS);
    }
  }

  private TestingEventStream listen(TestingClient client) throws Exception {
    return new TestingEventStream(gateway.port(), PATH, client.session(), null);
  }

  @Test
  public void anOperatorSeesEachLimitWithItsSettingItsValueAndItsHits() throws Exception {
    gateway(1, 100);
    client();
    new TestingClient(gateway.uri(PATH)).initialize("2025-11-25", "{}");
    LimitState sessions = gateway.limits().get(0);
    assertEquals(new LimitState(Limit.SESSIONS, "1", 1), sessions);
    assertEquals("sessions", sessions.name());
    assertEquals(Limit.values().length, gateway.limits().size());
    for (LimitState limit : gateway.limits()) {
      assertEquals(
          "One value a setting",
          limit.limit().setting().split(", ").length,
          limit.value().split(", ").length);
    }
  }

  @Test
  public void aBatchThatIsTooLongIsRefused() throws Exception {
    gateway(100, 100);
    TestingClient client = new TestingClient(gateway.uri(PATH));
    client.initialize("2025-03-26", "{}");
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    assertRefused(client.post("[" + String.join(",", ping, ping, ping, ping) + "]"), Limit.BATCH);
  }

  @Test
  public void aBodyThatIsTooLongIsRefused() throws Exception {
    gateway(100, 100);
    assertRefused(
        new TestingClient(gateway.uri(PATH)).postInChunks(" ".repeat((1 << 20) + 1)), Limit.BODY);
  }

  @Test
  public void aListeningStreamThatGaveWayToOthersIsReplacedAndTheClientIsToldSo() throws Exception {
    gateway(100, 100, 1);
    TestingClient client = client();
    try (TestingEventStream first = listen(client)) {
      first.next();
      TestingMcpServer server = orchestrator.started().get(0);
      server.on("tools/call", request -> null);
      BlockingQueue<String> answer =
          client.stream(
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}");
      server.awaitCall();
      server.emit(
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}");
      TestingClient.next(answer);
      assertToldOfStreams(client);
    }
  }

  private void assertToldOfStreams(TestingClient client) throws Exception {
    try (TestingEventStream again = resumed(client, "g1-0")) {
      again.next();
      String notice = again.next();
      assertTrue(notice, notice.contains("The limit is replay-streams."));
    }
  }

  private TestingEventStream resumed(TestingClient client, String lastEventId) throws Exception {
    return new TestingEventStream(gateway.port(), PATH, client.session(), lastEventId);
  }

  @Test
  public void aClientThatDoesNotReadIsCutOff() throws Exception {
    gateway(100, 100);
    TestingClient client = client();
    String log = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{\"x\":\"";
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      String head =
          "GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nMcp-Session-Id: " + client.session();
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().read();
      String message = log + "x".repeat(1 << 20) + "\"}}";
      for (int count = 0; count < 24; count++) {
        orchestrator.started().get(0).emit(message);
      }
      Eventually.assertTrue("it is cut off", () -> gateway.hits().of(Limit.SLOW_READER) == 1);
    }
    try (TestingEventStream again =
        new TestingEventStream(gateway.port(), PATH, client.session(), "g1-0")) {
      String notice = again.next();
      assertTrue(notice, notice.contains("The limit is max-waiting-bytes."));
    }
    assertTrue("Its session goes on", client.call(1, "tools/list", "{}").has("result"));
  }
}
