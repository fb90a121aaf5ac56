package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.gateway.internal.upstream.CallLimits;
import dev.serai.gateway.internal.upstream.RoomLimits;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Streams of servers that are dead without a sign are noticed, and replaced. */
public class SilentStreamTest {
  private static final String CALL = "{\"name\":\"one\"}";
  private static final String CHANGED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}";
  private static final UpstreamLimits IMPATIENT =
      new UpstreamLimits(
          1 << 20,
          Duration.ofMinutes(1),
          CallLimits.DEFAULTS,
          Duration.ofMinutes(1),
          Duration.ofMillis(500),
          RoomLimits.DEFAULTS);
  private static final EntryOptions SHORT =
      new EntryOptions(
          EntryOptions.Start.ON_DEMAND,
          EntryOptions.Isolation.SHARED,
          Duration.ZERO,
          Duration.ofSeconds(4),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final List<BlockingQueue<String>> gets = new CopyOnWriteArrayList<>();
  private TestingSseServer pair;
  private TestingHttpServer web;
  private TestingModernServer modern;
  private TestingProxy way;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    pair = new TestingSseServer();
    web = new TestingHttpServer().onGet((http, m) -> keep(http));
    modern = new TestingModernServer("{\"tools\":{\"listChanged\":true}}");
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    way.close();
    gets.forEach(queue -> queue.add("end"));
    pair.close();
    web.close();
    modern.close();
  }

  private void keep(HttpExchange http) throws IOException {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    TestingHttpServer.events(http, ":\n\n");
    gets.add(queue);
    try {
      for (String text = queue.take(); !text.equals("end"); text = queue.take()) {
        http.getResponseBody().write(("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        http.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private TestingClient client(URI server, boolean isPair) throws Exception {
    way = new TestingProxy(server);
    orchestrator.endpoint(
        "far",
        SHORT,
        isPair
            ? new Endpoint.HttpSse(way.uri(), Map.of())
            : new Endpoint.Http(way.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, IMPATIENT);
    return TestingClient.initialized(gateway.uri("/servers/far/mcp"), "{}");
  }

  @Test
  public void aPairWhoseStreamIsDeadIsOpenedAgain() throws Exception {
    TestingClient client = client(pair.uri(), true);
    assertTrue(client.call(1, "tools/call", CALL).has("result"));
    way.swallow();
    Eventually.assertTrue(
        "calls are answered again", () -> client.call(2, "tools/call", CALL).has("result"));
  }

  @Test
  public void aPairThatOnlyHasNothingToSayGoesOn() throws Exception {
    pair.on("ping", m -> "{}");
    TestingClient client = client(pair.uri(), true);
    assertTrue(client.call(1, "tools/call", CALL).has("result"));
    Eventually.assertTrue(
        "it is asked twice whether it is there",
        () -> pair.received().stream().filter(m -> m.contains("\"ping\"")).count() > 1);
    assertTrue(client.call(2, "tools/call", CALL).has("result"));
    assertEquals(1, pair.streams());
  }

  @Test
  public void aCallOfAServerThatIsTooBusyToAnswerAPingIsNotLost() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    pair.on("tools/call", m -> result(working));
    TestingClient client = client(pair.uri(), true);
    BlockingQueue<String> messages =
        client.stream(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + CALL + "}");
    Eventually.assertTrue(
        "the server is asked whether it is there",
        () -> pair.received().stream().anyMatch(m -> m.contains("\"ping\"")));
    Eventually.assertTrue(
        "others have another session",
        () -> client.call(2, "tools/list", "{}").has("result") && pair.streams() == 2);
    working.countDown();
    assertTrue(TestingClient.next(messages).contains("\"late\":true"));
  }

  private static String result(CountDownLatch working) {
    try {
      working.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return "{\"late\":true}";
  }

  @Test
  public void whatAServerTellsIsHeardAgainAfterItsStreamHasDied() throws Exception {
    BlockingQueue<String> messages = client(web.uri(), false).listen();
    awaitStreams(1);
    way.swallow();
    awaitStreams(2);
    gets.get(gets.size() - 1).add(CHANGED);
    assertTrue(TestingClient.next(messages).contains("tools/list_changed"));
    assertEquals("The session is the same", 1, web.sessions());
  }

  @Test
  public void aServerThatAllowsOneStreamGetsItsRoom() throws Exception {
    AtomicBoolean refused = new AtomicBoolean();
    web.onGet(
        (http, m) -> {
          if (gets.size() == 1 && refused.compareAndSet(false, true)) {
            TestingHttpServer.empty(http, 409);
          } else {
            keep(http);
          }
        });
    BlockingQueue<String> messages = client(web.uri(), false).listen();
    awaitStreams(1);
    way.swallow();
    awaitStreams(2);
    gets.get(1).add(CHANGED);
    assertTrue(TestingClient.next(messages).contains("tools/list_changed"));
  }

  private void awaitStreams(int count) throws Exception {
    Eventually.assertTrue(count + " streams were opened", () -> gets.size() >= count);
  }

  @Test
  public void aSubscriberOfAServerThatHasForgottenItsSessionHearsOfUpdatesAgain() throws Exception {
    web.on("resources/subscribe", (http, m) -> TestingHttpServer.result(http, m, "{}"));
    TestingClient client = client(web.uri(), false);
    assertTrue(client.call(1, "resources/subscribe", "{\"uri\":\"a:b\"}").has("result"));
    BlockingQueue<String> messages = client.listen();
    awaitStreams(1);
    web.onGet(
        (http, m) -> {
          if (http.getRequestHeaders().getFirst("Mcp-Session-Id").equals("s1")) {
            TestingHttpServer.empty(http, 404);
          } else {
            keep(http);
          }
        });
    gets.get(0).add("end");
    awaitStreams(2);
    gets.get(1)
        .add(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"a:b\"}}");
    assertTrue(TestingClient.next(messages).contains("resources/updated"));
    Eventually.assertTrue("it keeps the server awake", () -> orchestrator.leases() == 1);
  }

  @Test
  public void aSubscriptionThatHasDiedIsBegunAgain() throws Exception {
    BlockingQueue<String> messages = client(modern.uri(), false).listen();
    Eventually.assertTrue("it begins", () -> modern.listening().size() == 1);
    way.swallow();
    Eventually.assertTrue("it begins again", () -> modern.listening().size() >= 2);
    List<TestingModernServer.Listening> all = modern.listening();
    Eventually.assertTrue(
        "the client hears of a change",
        () -> {
          all.get(all.size() - 1).tell("notifications/tools/list_changed", "\"x\":1");
          String heard = messages.poll();
          return heard != null && heard.contains("tools/list_changed");
        });
  }

  @Test
  public void aStreamThatSaysItIsThereStays() throws Exception {
    client(web.uri(), false);
    awaitStreams(1);
    long begun = System.nanoTime();
    Eventually.assertTrue(
        "time passes",
        () -> {
          gets.get(0).add("\n:");
          return System.nanoTime() - begun > Duration.ofMillis(1_200).toNanos();
        });
    assertEquals(1, gets.size());
  }
}
