package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class UrlElicitationTest {
  private static final String CAPABILITIES = "{\"elicitation\":{\"form\":{},\"url\":{}}}";
  private static final String REQUIRED =
      "{\"code\":-32042,\"message\":\"m\",\"data\":{\"elicitations\":[{\"mode\":\"url\",\"elicitationId\":\"ID\",\"url\":\"https://a.test/\",\"message\":\"v\",\"n\":1.0}]}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("pay"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient client(String path) throws Exception {
    return TestingClient.initialized(gateway.uri(path), CAPABILITIES);
  }

  /** The process of clients with these capabilities; it refuses calls until an address is seen. */
  private TestingMcpServer server() {
    TestingMcpServer server = orchestrator.started().get(orchestrator.started().size() - 1);
    server.on(
        "tools/call",
        m -> {
          String refused = REQUIRED.replace("ID", m.at("/params/arguments/id").asText());
          server.emit("{\"jsonrpc\":\"2.0\",\"id\":" + m.get("id") + ",\"error\":" + refused + "}");
          return null;
        });
    return server;
  }

  private static String call(TestingClient client, String tool, String id) throws Exception {
    return client
        .post(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\""
                + tool
                + "\",\"arguments\":{\"id\":\""
                + id
                + "\"}}}")
        .body();
  }

  private static String complete(String id) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/elicitation/complete\",\"params\":{\"elicitationId\":\""
        + id
        + "\"}}";
  }

  @Test
  public void theErrorThatDemandsAnAddressComesThroughByteByByte() throws Exception {
    TestingClient client = client("/servers/one/mcp");
    server();
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":" + REQUIRED.replace("ID", "e1") + "}",
        call(client, "pay", "e1"));
  }

  @Test
  public void theEndReachesOnlyTheClientWhoseElicitationItWas() throws Exception {
    TestingClient one = client("/servers/one/mcp");
    TestingClient other = client("/servers/one/mcp");
    TestingMcpServer server = server();
    BlockingQueue<String> toOne = one.listen();
    BlockingQueue<String> toOther = other.listen();
    call(one, "pay", "e1");
    call(other, "pay", "e2");
    server.emit(complete("e2"));
    server.emit(complete("e1"));
    assertEquals(complete("e1"), TestingClient.next(toOne));
    assertEquals(complete("e2"), TestingClient.next(toOther));
  }

  @Test
  public void anElicitationByRequestEndsTheSameWay() throws Exception {
    TestingClient one = client("/servers/one/mcp");
    TestingMcpServer server = server();
    BlockingQueue<String> toOne = one.listen();
    String params =
        "{\"mode\":\"url\",\"elicitationId\":\"e3\",\"url\":\"https://a.test/\",\"message\":\"m\"}";
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"elicitation/create\",\"params\":"
            + params
            + "}");
    assertTrue(TestingClient.next(toOne).contains(params));
    one.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"action\":\"accept\"}}");
    TestingClient other = client("/servers/one/mcp");
    BlockingQueue<String> toOther = other.listen();
    server.emit(complete("e3"));
    server.emit(complete("unknown"));
    assertEquals(complete("e3"), TestingClient.next(toOne));
    assertEquals("Nobody's goes to all", complete("unknown"), TestingClient.next(toOther));
  }

  @Test
  public void itIsTheSameOnTheAggregatedEndpoint() throws Exception {
    TestingClient client = client("/mcp");
    client.call(7, "tools/list", "{}");
    TestingMcpServer server = server();
    BlockingQueue<String> messages = client.listen();
    assertTrue(call(client, "one__pay", "e4").contains(REQUIRED.replace("ID", "e4")));
    server.emit(complete("e4"));
    String message = TestingClient.next(messages);
    while (message.contains("list_changed")) {
      message = TestingClient.next(messages);
    }
    assertEquals(complete("e4"), message);
  }
}
