package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A client subscribes, its gateway and its server are replaced, and it does nothing but listen. */
@RunWith(Parameterized.class)
public class ResubscriptionsTest {
  private static final String SUBSCRIBE =
      "\"method\":\"resources/subscribe\",\"params\":{\"uri\":\"a:b\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final String path;
  private final String uri;
  private TestingMcpServer server;
  private TestingGateway gateway;
  private String session;

  public ResubscriptionsTest(String path, String uri) {
    this.path = path;
    this.uri = uri;
  }

  @Parameters(name = "{0}")
  public static List<Object[]> endpoints() {
    return Arrays.asList(
        new Object[] {"/mcp", "a:one__b"}, new Object[] {"/servers/one/mcp", "a:b"});
  }

  @Before
  public void subscribe() throws Exception {
    begin();
    TestingClient client = TestingClient.initialized(gateway.uri(path), "{}");
    session = client.session();
    assertTrue(client.call(1, "resources/subscribe", "{\"uri\":\"" + uri + "\"}").has("result"));
    server.crash();
    Eventually.assertTrue("the server has ended", server::hasEnded);
    gateway.close();
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private void begin() throws Exception {
    serve();
    gateway =
        gateway == null
            ? new TestingGateway(folder.getRoot().toPath(), orchestrator, false)
            : gateway.replaced();
  }

  private void serve() {
    server = new TestingMcpServer("{\"resources\":{\"subscribe\":true}}");
    TestingMcpServer next = server;
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> next);
  }

  private BlockingQueue<String> listen() throws Exception {
    return new TestingClient(gateway.uri(path)).withSession(session).listen();
  }

  private void hearsOfUpdates(BlockingQueue<String> messages) throws Exception {
    server.awaitReceivedPart(SUBSCRIBE);
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\","
            + "\"params\":{\"uri\":\"a:b\"}}");
    String heard = TestingClient.next(messages);
    while (heard.contains("list_changed")) {
      heard = TestingClient.next(messages);
    }
    assertTrue(heard, heard.contains("updated\",\"params\":{\"uri\":\"" + uri + "\"}"));
    Eventually.assertTrue("it keeps the server awake", () -> orchestrator.leases() == 1);
  }

  @Test
  public void itsSubscriptionIsBegunAnewAndKeepsTheServerAwake() throws Exception {
    begin();
    hearsOfUpdates(listen());
  }

  @Test
  public void aServerThatBecomesKnownLaterIsSubscribedToThen() throws Exception {
    orchestrator.remove("one");
    gateway = gateway.replaced();
    BlockingQueue<String> messages = listen();
    serve();
    gateway.registryChanged();
    hearsOfUpdates(messages);
    assertEquals(1, orchestrator.leases());
  }
}
