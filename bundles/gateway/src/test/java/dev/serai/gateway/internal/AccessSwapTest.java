package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Access control leaves after it has let a request in, and before it has decided about it. */
public class AccessSwapTest {
  private static final String ASKS =
      "{\"resultType\":\"input_required\",\"inputRequests\":{\"who\":"
          + "{\"method\":\"elicitation/create\",\"params\":{\"message\":\"Who?\"}}}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server =
      new TestingMcpServer("{\"tools\":{},\"resources\":{},\"tasks\":{\"list\":{}}}");
  private final AtomicBoolean leaves = new AtomicBoolean();
  private TestingModernServer modern;
  private TestingGateway gateway;
  private TestingClient client;

  @Before
  public void start() throws Exception {
    server
        .on("tools/list", m -> TestingMcpServer.tools("one"))
        .on("tools/call", m -> "{\"content\":[]}")
        .on("resources/read", m -> "{\"contents\":[]}")
        .on("tasks/list", m -> "{\"tasks\":[]}");
    modern = new TestingModernServer("{\"tools\":{}}");
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    orchestrator.endpoint("web", new Endpoint.Http(modern.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    client = TestingClient.initialized(gateway.uri("/mcp"), "{\"elicitation\":{}}");
    client.call(1, "tools/list", "{}");
    gateway
        .neighbours()
        .access()
        .deny(
            (who, verb, what) -> {
              if (what.kind() == ResourceKind.GATEWAY && leaves.compareAndSet(true, false)) {
                gateway.neighbours().slots().access().unbind(gateway.neighbours().access());
              }
              return false;
            });
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    modern.close();
  }

  private void accessComes() {
    gateway.neighbours().slots().access().bind(gateway.neighbours().access());
  }

  private void assertWaits(String method, String params) throws Exception {
    leaves.set(true);
    CompletableFuture<HttpResponse<String>> answer =
        client.postAsync(
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\""
                + method
                + "\",\"params\":"
                + params
                + "}");
    assertThrows(TimeoutException.class, () -> answer.get(300, TimeUnit.MILLISECONDS));
    accessComes();
    JsonNode got = TestingClient.json(answer.get(10, TimeUnit.SECONDS));
    assertTrue(got.toString(), got.has("result"));
    assertEquals("it left", false, leaves.get());
  }

  @Test
  public void aCallWaitsForTheNextOne() throws Exception {
    assertWaits("tools/call", "{\"name\":\"alpha__one\"}");
    assertEquals(1, server.received().stream().filter(m -> m.contains("tools/call")).count());
  }

  @Test
  public void aListWaitsForTheNextOne() throws Exception {
    assertWaits("tools/list", "{}");
  }

  @Test
  public void whatIsReadWaitsForTheNextOne() throws Exception {
    assertWaits("resources/read", "{\"uri\":\"a:alpha__b\"}");
  }

  @Test
  public void aListOfTasksWaitsForTheNextOne() throws Exception {
    assertWaits("resources/read", "{\"uri\":\"a:alpha__b\"}");
    assertWaits("tasks/list", "{}");
  }

  @Test
  public void whatSomebodyAnsweredWaitsForTheNextOne() throws Exception {
    modern.onCall(
        (http, m) ->
            TestingModernServer.result(
                http, m, m.at("/params/inputResponses").isObject() ? "{\"ok\":true}" : ASKS));
    TestingClient one = TestingClient.initialized(gateway.uri("/mcp"), "{\"elicitation\":{}}");
    BlockingQueue<String> messages =
        one.stream(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"web__one\"}}");
    String asked = TestingClient.next(messages);
    String id = asked.replaceAll(".*\"id\":(\\d+).*", "$1");
    leaves.set(true);
    one.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"action\":\"decline\"}}");
    accessComes();
    String last = TestingClient.next(messages);
    assertTrue(last, last.contains("\"ok\":true"));
  }
}
