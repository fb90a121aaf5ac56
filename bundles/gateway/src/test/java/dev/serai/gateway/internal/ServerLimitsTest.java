package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.upstream.CallLimits;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What servers, and clients at one server, may have open at once. */
public class ServerLimitsTest {
  private static final String ASK = "\"elicitation/create\",\"params\":{\"message\":\"m\"}";
  private static final String INPUT = "{\"method\":" + ASK + "}";
  private static final String CAN_ASK = "{\"elicitation\":{}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer legacy =
      TestingMcpServer.withTools("one").on("tools/call", request -> null);
  private final TestingMcpServer modern = TestingModernServer.stdio("{\"tools\":{}}", "one");
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("legacy", EntryOptions.DEFAULTS, () -> legacy);
    orchestrator.stdio("modern", EntryOptions.DEFAULTS, () -> modern);
    UpstreamLimits plain = UpstreamLimits.DEFAULTS;
    gateway =
        new TestingGateway(
            folder.getRoot().toPath(),
            orchestrator,
            new UpstreamLimits(
                plain.maxMessageBytes(),
                plain.askTimeout(),
                new CallLimits(2, 1, 2, 3),
                plain.longestCall(),
                plain.silence(),
                plain.rooms()));
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    legacy.close();
    modern.close();
  }

  private TestingClient client(String server) throws Exception {
    return TestingClient.initialized(gateway.uri("/servers/" + server + "/mcp"), CAN_ASK);
  }

  private static String call(int id) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"one\"}}";
  }

  private void assertNames(JsonNode error, Limit limit) {
    String message = error.at("/error/message").asText();
    assertTrue(error.toString(), message.endsWith("The limit is " + limit.setting() + "."));
    assertEquals(1, gateway.hits().of(limit));
  }

  @Test
  public void callsThatWaitAtAServerAreBounded() throws Exception {
    TestingClient client = client("legacy");
    client.postAsync(call(1));
    client.postAsync(call(2));
    legacy.awaitCall(1);
    JsonNode third = TestingClient.json(client.post(call(3)));
    assertEquals("OVERLOADED", third.at("/error/data/code").asText());
    assertNames(third, Limit.PENDING_CALLS);
  }

  @Test
  public void requestsOfAServerThatWaitForClientsAreBounded() throws Exception {
    BlockingQueue<String> messages = client("legacy").stream(call(1));
    legacy.awaitCall();
    for (String id : new String[] {"a", "b"}) {
      legacy.emit("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":" + ASK + "}");
    }
    assertTrue(TestingClient.next(messages).contains("elicitation/create"));
    legacy.awaitReceivedPart("\"id\":\"b\",\"error\"");
    String refusal =
        legacy.received().stream().filter(m -> m.contains("\"id\":\"b\"")).findFirst().get();
    assertNames(TestingClient.read(refusal), Limit.SERVER_REQUESTS);
  }

  @Test
  public void whatAModernServerWantsToKnowAtOnceIsBounded() throws Exception {
    modern.on(
        "tools/call",
        request ->
            "{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":"
                + INPUT
                + ",\"b\":"
                + INPUT
                + ",\"c\":"
                + INPUT
                + "}}");
    JsonNode answer = TestingClient.json(client("modern").post(call(1)));
    assertEquals("UPSTREAM_INVALID", answer.at("/error/data/code").asText());
    assertNames(answer, Limit.INPUT_REQUESTS);
  }

  @Test
  public void howOftenAModernServerWantsSomethingMoreIsBounded() throws Exception {
    AtomicInteger rounds = new AtomicInteger();
    modern.on(
        "tools/call",
        request ->
            "{\"resultType\":\"input_required\",\"requestState\":\""
                + rounds.incrementAndGet()
                + "\"}");
    assertNames(TestingClient.json(client("modern").post(call(1))), Limit.INPUT_ROUNDS);
    assertEquals(4, rounds.get());
  }

  @Test
  public void whatOneStreamNamesIsBounded() throws Exception {
    TestingModernHttpClient client =
        new TestingModernHttpClient(gateway.uri("/servers/modern/mcp"), "{}");
    JsonNode answer =
        client.request(
            "subscriptions/listen",
            null,
            "\"notifications\":{\"resourceSubscriptions\":[\"a:1\",\"a:2\",\"a:3\",\"a:4\",\"a:5\"]}");
    assertEquals(-32602, answer.at("/error/code").asInt());
    assertNames(answer, Limit.LISTEN_NAMES);
  }
}
