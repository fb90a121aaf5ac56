package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.EntryOptions;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernCancelTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server =
      TestingMcpServer.withTools("one").on("tools/call", request -> null);
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private Socket post(String method, String name, String members) throws Exception {
    String path = "/servers/alpha/mcp";
    byte[] body =
        new TestingModernHttpClient(gateway.uri(path), "{}")
            .body("1", method, members)
            .getBytes(StandardCharsets.UTF_8);
    Socket socket = new Socket("127.0.0.1", gateway.port());
    socket
        .getOutputStream()
        .write(
            ("POST "
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Accept: application/json, text/event-stream\r\n"
                    + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: "
                    + method
                    + "\r\nMcp-Name: "
                    + name
                    + "\r\nContent-Length: "
                    + body.length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
    return socket;
  }

  private String cancelled() {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
        + server.awaitCall().replaceAll(".*\"id\":(\\d+).*", "$1")
        + "}}";
  }

  @Test
  public void aClientThatGoesBeforeAnythingWasSentCancelsItsCall() throws Exception {
    try (Socket socket = post("tools/call", "one", "\"name\":\"one\"")) {
      server.awaitCall();
      assertEquals(0, socket.getInputStream().available());
    }
    server.awaitReceived(cancelled());
    Eventually.assertTrue("the lease is back", () -> orchestrator.leases() == 0);
  }

  @Test
  public void aClientThatClosesTheStreamCancelsItsCall() throws Exception {
    try (Socket socket = post("tools/call", "one", "\"name\":\"one\"")) {
      server.awaitCall();
      server.emit(
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\"}}");
      assertEquals('H', socket.getInputStream().read());
    }
    server.awaitReceived(cancelled());
  }

  @Test
  public void aListenerThatGoesGivesItsSubscriptionBack() throws Exception {
    try (Socket socket = listen("a:b")) {
      server.awaitReceivedPart("resources/subscribe");
      assertEquals('H', socket.getInputStream().read());
    }
    server.awaitReceivedPart("resources/unsubscribe");
    Eventually.assertTrue("the lease is back", () -> orchestrator.leases() == 0);
  }

  private Socket listen(String uri) throws Exception {
    return post(
        "subscriptions/listen",
        "",
        "\"notifications\":{\"resourceSubscriptions\":[\"" + uri + "\"]}");
  }

  private long subscriptions(String uri) {
    return server.received().stream()
        .filter(message -> message.contains("resources/subscribe") && message.contains(uri))
        .count();
  }

  @Test
  public void aSubscriptionIsSentOnceTheEndOfTheOneBeforeIsAnswered() throws Exception {
    server.on("resources/unsubscribe", request -> null);
    try (Socket socket = listen("a:b")) {
      server.awaitReceivedPart("resources/subscribe");
      assertEquals('H', socket.getInputStream().read());
    }
    server.awaitReceivedPart("resources/unsubscribe");
    String end = server.received().get(server.received().size() - 1);
    try (Socket next = listen("a:b");
        Socket other = listen("a:c")) {
      assertEquals('H', other.getInputStream().read());
      assertEquals(1, subscriptions("a:b"));
      server.emit(
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + end.replaceAll(".*\"id\":(\\d+).*", "$1")
              + ",\"result\":{}}");
      assertEquals('H', next.getInputStream().read());
      assertEquals(2, subscriptions("a:b"));
    }
  }
}
