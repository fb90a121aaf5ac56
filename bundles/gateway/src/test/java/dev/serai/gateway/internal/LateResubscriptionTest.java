package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.runtime.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** A server forgets a session whose client does not listen: its rights may be others meanwhile. */
public class LateResubscriptionTest {
  private static final String URI = "a:web__b";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final CountDownLatch forgets = new CountDownLatch(1);
  private final CountDownLatch forgot = new CountDownLatch(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> before = ConcurrentHashMap.newKeySet();
  private TestingHttpServer web;
  private TestingGateway gateway;
  private TestingClient client;

  @Before
  public void subscribe() throws Exception {
    web = new TestingHttpServer().onGet((http, m) -> stream(http));
    web.on("resources/subscribe", (http, m) -> TestingHttpServer.result(http, m, "{}"));
    orchestrator.endpoint("web", new Endpoint.Http(web.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    gateway.neighbours().access().user("alice");
    client = new TestingClient(gateway.uri("/mcp")).withToken("alice");
    client.initialize("2025-11-25", "{}");
    assertTrue(client.call(1, "resources/subscribe", "{\"uri\":\"" + URI + "\"}").has("result"));
  }

  /** What was opened before ends and is forgotten; all else stays open. */
  private void stream(HttpExchange http) throws IOException {
    String session = http.getRequestHeaders().getFirst("Mcp-Session-Id");
    if (forgets.getCount() > 0) {
      before.add(session);
      TestingHttpServer.events(http, ":\n\n");
      await(forgets);
    } else if (before.contains(session)) {
      TestingHttpServer.empty(http, 404);
      forgot.countDown();
    } else {
      TestingHttpServer.events(http, ":\n\n");
      await(new CountDownLatch(1));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    web.close();
  }

  private void roleChanges() {
    gateway
        .neighbours()
        .access()
        .token(
            "alice",
            new Principal(
                Principal.Kind.USER,
                "alice",
                "demoted",
                "id-of-alice",
                null,
                Map.of(),
                Permissions.of(Set.of("gateway:use"))));
    gateway
        .neighbours()
        .access()
        .deny(
            (who, verb, what) -> {
              if (what.id().equals(URI)) {
                asked.add(who.name());
              }
              return what.id().equals(URI) && who.name().equals("demoted");
            });
  }

  private long subscriptions() {
    return web.received().stream().filter(m -> m.contains("resources/subscribe")).count();
  }

  @Test
  public void theSubscriptionIsNotBegunAnewByARightOfBefore() throws Exception {
    roleChanges();
    forgets.countDown();
    forgot.await();
    client.listen();
    Eventually.assertTrue("it is decided", () -> asked.contains("demoted"));
    assertEquals(List.of(), asked.stream().filter("alice"::equals).toList());
    assertEquals(1, subscriptions());
  }

  @Test
  public void theSubscriptionIsBegunAnewWhenTheClientListens() throws Exception {
    forgets.countDown();
    forgot.await();
    client.listen();
    Eventually.assertTrue("it is subscribed", () -> subscriptions() >= 2);
  }
}
