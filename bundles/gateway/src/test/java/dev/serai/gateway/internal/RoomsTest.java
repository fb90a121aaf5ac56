package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.upstream.RoomLimits;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Parallel calls of modern clients on a process that asks without saying during which call. */
public class RoomsTest {
  private static final String ONE = "\"name\":\"one\"";
  private static final String ASKS = "{\"elicitation\":{}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio(
        "alpha",
        EntryOptions.DEFAULTS,
        () -> TestingMcpServer.withTools("one").on("tools/call", request -> null));
    UpstreamLimits plain = UpstreamLimits.DEFAULTS;
    gateway =
        new TestingGateway(
            folder.getRoot().toPath(),
            orchestrator,
            new UpstreamLimits(
                plain.maxMessageBytes(),
                plain.askTimeout(),
                plain.calls(),
                plain.longestCall(),
                plain.silence(),
                new RoomLimits(2, 2, Duration.ofMinutes(1))));
    call(ASKS);
    process(0).awaitCall();
    process(0)
        .emit(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"elicitation/create\",\"params\":{\"message\":\"q\"}}");
    process(0).emit("{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"ping\"}");
    process(0).awaitReceivedPart("\"id\":8");
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingMcpServer process(int index) throws Exception {
    Eventually.assertTrue("the process starts", () -> orchestrator.started().size() > index);
    return orchestrator.started().get(index);
  }

  private BlockingQueue<String> call(String capabilities) throws Exception {
    return new TestingModernHttpClient(gateway.uri("/servers/alpha/mcp"), capabilities)
        .stream("1", "tools/call", "one", ONE);
  }

  private static void answer(TestingMcpServer process, int call) {
    String id = process.awaitCall(call).replaceAll(".*\"id\":(\\d+).*", "$1");
    process.emit("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"ok\":true}}");
  }

  private static JsonNode next(BlockingQueue<String> messages) throws Exception {
    return TestingClient.read(TestingClient.next(messages));
  }

  @Test
  public void clientsThatCannotBeAskedNeedNoRoom() throws Exception {
    List<BlockingQueue<String>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(call("{}"));
    }
    TestingMcpServer plain = process(1);
    for (int i = 0; i < 8; i++) {
      answer(plain, i);
    }
    for (BlockingQueue<String> messages : all) {
      assertTrue(next(messages).at("/result/ok").asBoolean());
    }
    assertEquals(2, orchestrator.started().size());
  }

  @Test
  public void aQuestionForClientsThatCannotBeAskedIsNotAmbiguous() throws Exception {
    call("{}");
    call("{}");
    TestingMcpServer plain = process(1);
    plain.awaitCall(1);
    plain.emit("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"elicitation/create\",\"params\":{}}");
    plain.awaitReceivedPart("\"id\":9,\"error\":{\"code\":-32601");
  }

  /** The refusal of the last shows that the others wait. */
  @Test
  public void callsWithoutARoomWaitForOne() throws Exception {
    BlockingQueue<String> first = call(ASKS);
    TestingMcpServer room = process(1);
    room.awaitCall();
    List<BlockingQueue<String>> waiting = List.of(call(ASKS), call(ASKS), call(ASKS));
    Eventually.assertTrue("two wait", () -> gateway.hits().of(Limit.ROOMS) == 1);
    answer(room, 0);
    assertTrue(next(first).at("/result/ok").asBoolean());
    answer(room, 1);
    answer(room, 2);
    int served = 0;
    for (BlockingQueue<String> messages : waiting) {
      served += next(messages).has("result") ? 1 : 0;
    }
    assertEquals(2, served);
  }

  @Test
  public void oneThatMayNotWaitIsToldWhichLimitItWas() throws Exception {
    call(ASKS);
    process(1).awaitCall();
    List<BlockingQueue<String>> waiting = List.of(call(ASKS), call(ASKS), call(ASKS));
    Eventually.assertTrue("one is refused", () -> gateway.hits().of(Limit.ROOMS) == 1);
    Eventually.assertTrue(
        "its client is told", () -> waiting.stream().anyMatch(RoomsTest::isRefused));
  }

  private static boolean isRefused(BlockingQueue<String> messages) {
    String heard = messages.peek();
    return heard != null && heard.contains("OVERLOADED") && heard.contains("max-rooms");
  }
}
