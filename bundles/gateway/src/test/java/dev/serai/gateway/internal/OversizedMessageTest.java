package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.Endpoint;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Messages of servers that are longer than allowed, on streams that belong to no request. */
public class OversizedMessageTest {
  private static final String LONG = "x".repeat(5_000);
  private static final String CALL = "{\"name\":\"one\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient client(Endpoint endpoint) throws Exception {
    orchestrator.endpoint("one", endpoint);
    UpstreamLimits plain = UpstreamLimits.DEFAULTS;
    gateway =
        new TestingGateway(
            folder.getRoot().toPath(),
            orchestrator,
            new UpstreamLimits(
                4_096,
                plain.askTimeout(),
                plain.calls(),
                plain.longestCall(),
                plain.silence(),
                plain.rooms()));
    return TestingClient.initialized(gateway.uri("/servers/one/mcp"), "{}");
  }

  @Test
  public void acrossThePairTheCallerIsToldTheLimitAndTheNextCallWorks() throws Exception {
    try (TestingSseServer server = new TestingSseServer()) {
      TestingClient client = client(new Endpoint.HttpSse(server.uri(), Map.of()));
      server.on("tools/call", m -> "{\"text\":\"" + LONG + "\"}");
      JsonNode error = client.call(1, "tools/call", CALL).path("error");
      String message = error.path("message").asText();
      assertTrue(message, message.endsWith(Limit.MESSAGE.sentence()));
      assertEquals(1, gateway.hits().of(Limit.MESSAGE));
      server.on("tools/call", m -> "{\"ok\":true}");
      assertTrue(client.call(2, "tools/call", CALL).has("result"));
    }
  }

  @Test
  public void onTheStreamOutsideRequestsItIsCountedAndTheStreamGoesOn() throws Exception {
    try (TestingHttpServer server = new TestingHttpServer()) {
      AtomicInteger streams = new AtomicInteger();
      server.onGet(
          (http, m) -> {
            boolean first = streams.incrementAndGet() == 1;
            TestingHttpServer.events(
                http, "retry: 10\n\n", first ? notification(LONG) : notification("short"));
            server.awaitEnd();
          });
      TestingClient client = client(new Endpoint.Http(server.uri(), Map.of()));
      BlockingQueue<String> heard = client.listen();
      assertTrue(TestingClient.next(heard).contains("short"));
      assertEquals(1, gateway.hits().of(Limit.MESSAGE));
    }
  }

  private static String notification(String text) {
    return "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{\"t\":\""
        + text
        + "\"}}\n\n";
  }
}
