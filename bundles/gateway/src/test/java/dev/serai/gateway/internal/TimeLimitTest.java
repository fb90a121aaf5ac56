package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What is said when a server keeps silent for longer than its entry allows. */
public class TimeLimitTest {
  private static final EntryOptions SHORT =
      new EntryOptions(
          EntryOptions.Start.ON_DEMAND,
          EntryOptions.Isolation.SHARED,
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer pipe = TestingMcpServer.withTools("one");
  private TestingHttpServer web;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    web = new TestingHttpServer();
    orchestrator.stdio("pipe", SHORT, () -> pipe);
    orchestrator.endpoint("web", SHORT, new Endpoint.Http(web.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    web.close();
    pipe.close();
  }

  @Test
  public void aPipeWithoutAnAnswerToInitializeIsAStartThatTookTooLong() throws Exception {
    pipe.on("initialize", request -> null);
    assertStartTimeout("pipe");
  }

  @Test
  public void anAddressWithoutAnAnswerToInitializeIsAStartThatTookTooLong() throws Exception {
    web.on("initialize", (http, message) -> web.awaitEnd());
    assertStartTimeout("web");
  }

  @Test
  public void aPipeWithoutAnAnswerToACallIsACallThatTookTooLong() throws Exception {
    pipe.on("tools/call", request -> null);
    assertEquals("CALL_TIMEOUT", refusal("pipe").at("/data/code").asText());
  }

  @Test
  public void anAddressWithoutAnAnswerToACallIsACallThatTookTooLong() throws Exception {
    web.on("tools/call", (http, message) -> web.awaitEnd());
    assertEquals("CALL_TIMEOUT", refusal("web").at("/data/code").asText());
  }

  @Test
  public void aCallInAForgottenSessionEndsInTimeThoughItsStreamIsAlive() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    web.on(
        "tools/call",
        (http, message) -> {
          switch (calls.incrementAndGet()) {
            case 1 -> murmur(http);
            case 2 -> TestingHttpServer.empty(http, 404);
            default -> TestingHttpServer.result(http, message, "{\"ok\":true}");
          }
        });
    TestingClient client = TestingClient.initialized(gateway.uri("/servers/web/mcp"), "{}");
    BlockingQueue<String> messages =
        client.stream(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"one\"}}");
    Eventually.assertTrue("the call is under way", () -> calls.get() == 1);
    assertTrue(client.call(2, "tools/call", "{\"name\":\"one\"}").at("/result/ok").asBoolean());
    String last = TestingClient.next(messages);
    assertTrue(last, last.contains("CALL_TIMEOUT"));
    Eventually.assertTrue("the leases are back", () -> orchestrator.leases() == 0);
  }

  /** Says that it is there until nobody hears it any more. */
  private static void murmur(HttpExchange http) throws IOException {
    TestingHttpServer.events(http);
    while (true) {
      http.getResponseBody().write(":\n\n".getBytes(StandardCharsets.US_ASCII));
      http.getResponseBody().flush();
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void assertStartTimeout(String server) throws Exception {
    JsonNode error = refusal(server);
    assertEquals(error.toString(), "START_TIMEOUT", error.at("/data/code").asText());
    assertTrue(error.toString(), error.at("/message").asText().contains("initialize"));
    assertEquals(0, orchestrator.leases());
  }

  private JsonNode refusal(String server) throws Exception {
    return new TestingClient(gateway.uri("/servers/" + server + "/mcp"))
        .call(1, "tools/call", "{\"name\":\"one\"}")
        .path("error");
  }
}
