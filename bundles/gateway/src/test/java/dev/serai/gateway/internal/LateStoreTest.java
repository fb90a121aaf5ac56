package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What clients meet while the store of sessions is away. */
public class LateStoreTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;
  private String session;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("echo"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    session = TestingClient.initialized(gateway.uri("/mcp"), "{}").session();
    gateway.close();
    gateway.stores().leave();
    gateway = gateway.replaced();
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient client(String id) {
    return new TestingClient(gateway.uri("/mcp")).withSession(id);
  }

  @Test
  public void aRequestOfASessionFromBeforeWaitsForTheStore() throws Exception {
    CompletableFuture<HttpResponse<String>> answer = client(session).postAsync(PING);
    assertEquals("others are served", 200, client(null).post(PING).statusCode());
    assertFalse(answer.isDone());
    gateway.stores().come();
    assertEquals(200, answer.get(10, TimeUnit.SECONDS).statusCode());
  }

  @Test
  public void aStoreThatDoesNotComeMakesTheRequestOneToSendAgain() throws Exception {
    HttpResponse<String> answer = client(session).post(PING);
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("STORE_UNAVAILABLE"));
    TestingClient fresh = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    assertEquals("its session has begun without a store", 200, fresh.post(PING).statusCode());
    gateway.stores().come();
    Eventually.assertTrue(
        "the one from before is known", () -> client(session).post(PING).statusCode() == 200);
    assertEquals(404, client("another").post(PING).statusCode());
  }
}
