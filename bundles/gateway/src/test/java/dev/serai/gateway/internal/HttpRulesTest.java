package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class HttpRulesTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;
  private TestingClient client;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("one"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    client = new TestingClient(gateway.uri("/mcp"));
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private int status(HttpRequest.Builder request) throws Exception {
    return client.send(request.build()).statusCode();
  }

  private String raw(String head) throws Exception {
    return TestingClient.raw(gateway.port(), head);
  }

  private void assertRefused(HttpResponse<String> response, int status, int code) throws Exception {
    JsonNode error = TestingClient.json(response);
    assertEquals(error.toString(), status, response.statusCode());
    assertEquals(error.toString(), code, error.at("/error/code").asInt());
    assertFalse(response.body(), response.body().contains("dev.serai"));
  }

  @Test
  public void aForeignHostIsForbidden() throws Exception {
    assertEquals(
        "HTTP/1.1 403 Forbidden",
        raw("GET /mcp HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n"));
  }

  @Test
  public void aForeignOriginIsForbiddenAndALoopbackOneIsNot() throws Exception {
    HttpRequest.BodyPublisher ping = HttpRequest.BodyPublishers.ofString(PING);
    assertEquals(
        403, status(client.request().header("Origin", "http://evil.example.com").POST(ping)));
    assertEquals(403, status(client.request().header("Origin", "null").POST(ping)));
    assertEquals(
        200, status(client.request().header("Origin", "http://localhost:6274").POST(ping)));
  }

  @Test
  public void malformedJsonIsAParseError() throws Exception {
    assertRefused(client.post("{\"jsonrpc\":"), 400, -32700);
    assertRefused(client.post(""), 400, -32700);
    assertRefused(client.post(PING + PING), 400, -32700);
  }

  @Test
  public void duplicateKeysAreAnInvalidRequest() throws Exception {
    assertRefused(
        client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"method\":\"x\"}"),
        400,
        -32600);
    assertRefused(
        client.post(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"arguments\":{\"a\":1,\"a\":2}}}"),
        400,
        -32600);
  }

  @Test
  public void deepNestingIsRefused() throws Exception {
    String deep = "[".repeat(300) + "]".repeat(300);
    assertRefused(
        client.post(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":" + deep + "}}"),
        400,
        -32600);
  }

  @Test
  public void whatIsNoJsonRpcMessageIsAnInvalidRequest() throws Exception {
    assertRefused(client.post("{}"), 400, -32600);
    assertRefused(client.post("7"), 400, -32600);
    assertRefused(client.post("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}"), 400, -32600);
    assertRefused(
        client.post("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}"), 400, -32600);
    assertRefused(client.post("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}"), 400, -32600);
  }

  @Test
  public void aBodyOverTheLimitIsRefused() throws Exception {
    assertEquals(413, client.postInChunks("x".repeat((1 << 20) + 1)).statusCode());
  }

  @Test
  public void aClientThatSendsAllOfALongBodyBeforeItReadsGetsTheRefusal() throws Exception {
    int length = 3 << 20;
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setSendBufferSize(8 * 1024);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: application/json, text/event-stream\r\n"
              + "Content-Type: application/json\r\nContent-Length: ";
      out.write((head + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[length]);
      byte[] status = socket.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 413", new String(status, StandardCharsets.US_ASCII));
    }
  }

  @Test
  public void anotherContentTypeIsRefused() throws Exception {
    assertEquals(
        415,
        status(
            client
                .request()
                .setHeader("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(PING))));
  }

  @Test
  public void anUnusableAcceptIsRefused() throws Exception {
    assertEquals(
        406,
        status(
            client
                .request()
                .setHeader("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(PING))
                .setHeader("Accept", "image/png")));
  }

  @Test
  public void otherMethodsAreNotAllowed() throws Exception {
    HttpResponse<String> response =
        client.send(client.request().PUT(HttpRequest.BodyPublishers.ofString(PING)).build());
    assertEquals(405, response.statusCode());
    assertEquals("GET, POST, DELETE", response.headers().firstValue("Allow").orElse(""));
  }

  @Test
  public void unknownPathsSessionsAndServersAreNotFound() throws Exception {
    assertEquals(404, new TestingClient(gateway.uri("/mcp/other")).post(PING).statusCode());
    assertEquals(404, new TestingClient(gateway.uri("/servers/none/mcp")).post(PING).statusCode());
    assertRefused(client.withSession("0123").post(PING), 404, -32600);
  }

  @Test
  public void aDeletedSessionIsUnknown() throws Exception {
    client.initialize("2025-11-25", "{}");
    assertEquals(204, status(client.request().DELETE()));
    assertEquals(404, client.post(PING).statusCode());
  }

  @Test
  public void whatNeedsASessionIsRefusedWithoutOne() throws Exception {
    assertRefused(
        client.post(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"info\"}}"),
        400,
        -32600);
    assertEquals(400, status(client.request().setHeader("Accept", "text/event-stream").GET()));
    assertEquals(400, status(client.request().DELETE()));
  }

  @Test
  public void strictSessionsRefuseEverythingWithoutOne() throws Exception {
    gateway.close();
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, true);
    client = new TestingClient(gateway.uri("/mcp"));
    assertRefused(client.post(PING), 400, -32600);
  }

  @Test
  public void anUnknownVersionHeaderIsRefused() throws Exception {
    assertEquals(
        400,
        status(
            client
                .request()
                .header("MCP-Protocol-Version", "2026-07-28")
                .POST(HttpRequest.BodyPublishers.ofString(PING))));
  }

  @Test
  public void batchesAreAnsweredAtTheOneVersionThatHasThem() throws Exception {
    String batch = "[" + PING + ",{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}]";
    client.initialize("2025-03-26", "{}");
    assertTrue(client.post(batch).body().contains("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}"));
    client.initialize("2025-11-25", "{}");
    assertRefused(client.post(batch), 400, -32600);
  }

  @Test
  public void notificationsAreAccepted() throws Exception {
    assertEquals(
        202,
        client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").statusCode());
  }
}
