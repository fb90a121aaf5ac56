package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ReplacedGatewayTest {
  private static final String PATH = "/servers/alpha/mcp";
  private static final String ONE = "\"name\":\"one\"";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one");
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    server.on("tools/call", request -> null);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient legacy() throws Exception {
    return TestingClient.initialized(gateway.uri(PATH), "{}");
  }

  private TestingModernHttpClient modern() {
    return new TestingModernHttpClient(gateway.uri(PATH), "{}");
  }

  private static String call(String id) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\"tools/call\",\"params\":{\"_meta\":{\"progressToken\":1},\"name\":\"one\"}}";
  }

  /** The answer's stream begins with a progress report. */
  private void reports() {
    String id = server.awaitCall().replaceAll(".*\"id\":(\\d+).*", "$1");
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
            + id
            + ",\"progress\":1}}");
  }

  private static void assertInterrupted(String message, String id) throws Exception {
    JsonNode answer = TestingClient.read(message);
    assertEquals(message, id, answer.path("id").toString());
    assertEquals(message, "CALL_INTERRUPTED", answer.at("/error/data/code").asText());
    assertFalse("It may have run", answer.at("/error/data/retryable").asBoolean(true));
  }

  @Test
  public void aModernCallWhoseStreamHasBegunGetsAnError() throws Exception {
    BlockingQueue<String> messages =
        modern().withMeta(",\"progressToken\":1").stream("\"m\"", "tools/call", "one", ONE);
    reports();
    TestingClient.next(messages);
    gateway.interruptCalls();
    assertInterrupted(TestingClient.next(messages), "\"m\"");
    assertEquals("end", TestingClient.next(messages));
  }

  @Test
  public void aLegacyCallWhoseStreamHasBegunGetsAnError() throws Exception {
    BlockingQueue<String> messages = legacy().stream(call("7"));
    reports();
    TestingClient.next(messages);
    gateway.interruptCalls();
    assertInterrupted(TestingClient.next(messages), "7");
    assertEquals("end", TestingClient.next(messages));
  }

  @Test
  public void aCallThatHasNoStreamYetGetsAnErrorToo() throws Exception {
    BlockingQueue<String> messages = legacy().stream(call("7"));
    server.awaitCall();
    gateway.interruptCalls();
    assertInterrupted(TestingClient.next(messages), "7");
  }

  @Test
  public void aRequestThatOnlyReadsMayBeSentAgain() throws Exception {
    server.on("resources/read", request -> null);
    BlockingQueue<String> messages =
        modern().stream("1", "resources/read", "a:b", "\"uri\":\"a:b\"");
    server.awaitReceivedPart("resources/read");
    gateway.interruptCalls();
    JsonNode error = TestingClient.read(TestingClient.next(messages)).get("error");
    assertEquals("SERVICE_REPLACED", error.at("/data/code").asText());
    assertTrue(error.toString(), error.at("/data/retryable").asBoolean());
  }

  @Test
  public void aRequestThatComesAfterwardsReachesNoServerAndMayBeSentAgain() throws Exception {
    TestingClient client = legacy();
    gateway.interruptCalls();
    JsonNode error = client.call(7, "tools/call", "{\"name\":\"one\"}").get("error");
    assertEquals("SERVICE_REPLACED", error.at("/data/code").asText());
    assertFalse(server.received().toString(), server.received().toString().contains("tools/call"));
  }

  private HttpResponse<String> resume(TestingClient client, String lastEventId) throws Exception {
    TestingClient again = new TestingClient(gateway.uri(PATH)).withSession(client.session());
    return again.send(
        again
            .request()
            .setHeader("Accept", "text/event-stream")
            .header("Last-Event-ID", lastEventId)
            .GET()
            .build());
  }

  /** The first event's id; the connection breaks then, and the call goes on. */
  private String firstEventId(TestingClient client, String id) throws Exception {
    CompletableFuture<Void> reporting = CompletableFuture.runAsync(this::reports);
    try (TestingEventStream stream =
        TestingEventStream.post(gateway.port(), PATH, client.session(), call(id))) {
      reporting.get();
      return stream.next().lines().findFirst().orElseThrow().substring("id: ".length());
    }
  }

  @Test
  public void aClientThatComesBackForAnAnswerOfAnEarlierGatewayIsToldThatItIsLost()
      throws Exception {
    TestingClient client = legacy();
    String eventId = firstEventId(client, "\"a \u00fc\"");
    gateway = gateway.replaced();
    HttpResponse<String> resumed = resume(client, eventId);
    assertEquals(200, resumed.statusCode());
    String data = resumed.body().lines().filter(l -> l.startsWith("data: {")).findAny().orElse("");
    assertInterrupted(data.substring("data: ".length()), "\"a \u00fc\"");
  }

  @Test
  public void whereTheRequestIsNotKnownTheClientIsRefused() throws Exception {
    TestingClient client = legacy();
    String eventId = firstEventId(client, "\"" + "x".repeat(200) + "\"");
    gateway = gateway.replaced();
    HttpResponse<String> resumed = resume(client, eventId);
    assertEquals(resumed.body(), 502, resumed.statusCode());
    assertEquals("CALL_INTERRUPTED", TestingClient.json(resumed).at("/error/data/code").asText());
  }
}
