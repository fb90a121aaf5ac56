package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceSlot;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.upstream.HttpClients;
import dev.serai.gateway.internal.upstream.UpstreamEvents;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** What servers of both eras get of a modern client's requests. */
public class ModernClientUpstreamTest {
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{},"
          + "\"io.modelcontextprotocol/logLevel\":\"info\",\"traceparent\":\"00-1\"}";
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":{\"name\":\"one\","
          + META
          + "}}";
  private static final InstallationId SERVER = new InstallationId("pipe");

  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final ServiceSlot<Orchestrator> slot = new ServiceSlot<>("orchestrator", Duration.ZERO);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final HttpClients http = new HttpClients();
  private Upstreams upstreams;

  @After
  public void stop() {
    upstreams.close();
    http.close();
    timer.shutdownNow();
  }

  private void start() {
    slot.bind(orchestrator);
    upstreams =
        new Upstreams(
            slot,
            server -> EntryOptions.Isolation.SHARED,
            http,
            timer,
            UpstreamLimits.DEFAULTS,
            new LimitHits(),
            TestingHearing.ANYBODY,
            new UpstreamEvents() {
              @Override
              public void subscriptionsLost(InstallationId server, Client client) {}

              @Override
              public void listChanged(UpstreamSession session, String notification) {}

              @Override
              public void initialized(UpstreamSession session) {}
            });
  }

  private TestingMcpServer stdio(TestingMcpServer server) {
    orchestrator.stdio("pipe", EntryOptions.DEFAULTS, () -> server);
    start();
    return server;
  }

  private static List<String> received(TestingMcpServer server, String method) {
    return server.received().stream().filter(m -> m.contains("\"" + method + "\"")).toList();
  }

  @Test
  public void aLegacyServerGetsNothingThatIsNewAndTheLevelBeforeTheCall() throws Exception {
    TestingMcpServer server = stdio(TestingMcpServer.withTools("one"));
    TestingStatelessClient client = new TestingStatelessClient("info");
    upstreams.call(Call.unchanged(client.ask(CALL), SERVER));
    assertTrue(client.next().startsWith("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\""));
    String call = received(server, "tools/call").get(0);
    assertTrue(call, call.endsWith("{\"name\":\"one\",\"_meta\":{\"traceparent\":\"00-1\"}}}"));
    List<String> received = server.received();
    String level = received(server, "logging/setLevel").get(0);
    assertTrue(level, level.contains("{\"level\":\"info\"}"));
    assertTrue(received.indexOf(level) < received.indexOf(call));
    upstreams.call(Call.unchanged(client.ask(CALL), SERVER));
    client.next();
    assertEquals(1, received(server, "logging/setLevel").size());
  }

  @Test
  public void aLegacyServerGetsNoInputResponses() throws Exception {
    TestingMcpServer server = stdio(TestingMcpServer.withTools("one"));
    TestingStatelessClient client = new TestingStatelessClient(null);
    String retry =
        CALL.replace("\"name\":", "\"requestState\":\"s\",\"inputResponses\":{\"a\":{}},\"name\":");
    upstreams.call(Call.unchanged(client.ask(retry), SERVER));
    client.next();
    assertTrue(
        received(server, "tools/call")
            .get(0)
            .endsWith("\"params\":{\"name\":\"one\",\"_meta\":{\"traceparent\":\"00-1\"}}}"));
    assertTrue(received(server, "logging/setLevel").isEmpty());
  }

  @Test
  public void logMessagesOfALegacyServerComeByTheLevelOfTheRequest() throws Exception {
    TestingMcpServer server = TestingMcpServer.withTools("one");
    server.on(
        "tools/call",
        request -> {
          server.emit(log("debug"));
          server.emit(log("error"));
          server.emit(
              "{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + ",\"result\":{\"ok\":true}}");
          return null;
        });
    stdio(server);
    TestingStatelessClient quiet = new TestingStatelessClient(null);
    upstreams.call(Call.unchanged(quiet.ask(CALL), SERVER));
    assertTrue(quiet.next().contains("\"ok\":true"));
    TestingStatelessClient client = new TestingStatelessClient("warning");
    upstreams.call(Call.unchanged(client.ask(CALL), SERVER));
    assertTrue(client.next().contains("error"));
    assertTrue(client.next().contains("\"ok\":true"));
  }

  private static String log(String level) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\""
        + level
        + "\",\"data\":1}}";
  }

  @Test
  public void aModernServerGetsARequestAsItCame() throws Exception {
    TestingMcpServer server = stdio(TestingModernServer.stdio("{\"tools\":{}}", "one"));
    TestingStatelessClient client = new TestingStatelessClient("info");
    upstreams.call(Call.unchanged(client.ask(CALL), SERVER));
    client.next();
    String call = received(server, "tools/call").get(0);
    assertEquals(CALL, call.replaceFirst("\"id\":\\d+", "\"id\":\"a\""));
  }

  @Test
  public void aModernServersWishForInputReachesTheClientAsItIs() throws Exception {
    String asks = "{\"resultType\":\"input_required\",\"requestState\":\"s\"}";
    stdio(TestingModernServer.stdio("{\"tools\":{}}", "one").on("tools/call", request -> asks));
    TestingStatelessClient client = new TestingStatelessClient(null);
    upstreams.call(Call.unchanged(client.ask(CALL), SERVER));
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":" + asks + "}", client.next());
  }

  @Test
  public void aWishForInputThatNamesNothingIsInvalid() throws Exception {
    stdio(
        TestingModernServer.stdio("{\"tools\":{}}", "one")
            .on("tools/call", request -> "{\"resultType\":\"input_required\"}"));
    TestingStatelessClient client = new TestingStatelessClient(null);
    upstreams.call(Call.unchanged(client.ask(CALL), SERVER));
    assertEquals("UPSTREAM_INVALID", client.next());
  }

  @Test
  public void anErrorWithoutAnIdInABodyBelongsToItsRequest() throws Exception {
    try (TestingModernServer server = new TestingModernServer("{\"tools\":{}}")) {
      server.onCall(
          (call, m) ->
              TestingModernServer.error(
                  call,
                  com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                      .objectNode()
                      .putNull("id"),
                  400,
                  "-32602",
                  "Bad"));
      orchestrator.endpoint("pipe", new Endpoint.Http(server.uri(), Map.of()));
      start();
      TestingStatelessClient client = new TestingStatelessClient(null);
      upstreams.call(Call.unchanged(client.ask(CALL), SERVER));
      String answer = client.next();
      assertTrue(answer, answer.contains("\"id\":\"a\"") && answer.contains("-32602"));
    }
  }
}
