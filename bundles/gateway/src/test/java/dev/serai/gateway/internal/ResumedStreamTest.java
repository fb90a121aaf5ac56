package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ResumedStreamTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private TestingHttpServer server;
  private TestingGateway gateway;
  private TestingClient client;

  @Before
  public void start() throws Exception {
    server = new TestingHttpServer();
    orchestrator.endpoint("web", new Endpoint.Http(server.uri(), Map.of()));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    client = TestingClient.initialized(gateway.uri("/servers/web/mcp"), "{}");
  }

  @After
  public void stop() throws Exception {
    mayAnswer.countDown();
    gateway.close();
    server.close();
  }

  private String resume(String lastEventId) throws Exception {
    return client
        .send(
            client
                .request()
                .setHeader("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId)
                .GET()
                .build())
        .body();
  }

  @Test
  public void aServerThatLetsGoOfItsStreamLetsTheClientGoAndTheAnswerWaits() throws Exception {
    AtomicReference<JsonNode> call = new AtomicReference<>();
    server.on(
        "tools/call",
        (http, m) -> {
          call.set(m);
          TestingHttpServer.events(http, "id: e1\nretry: 20\ndata:\n\n");
        });
    server.onGet(
        (http, m) -> {
          if (http.getRequestHeaders().getFirst("Last-Event-ID") == null) {
            TestingHttpServer.empty(http, 405);
          } else {
            TestingHttpServer.events(
                http, "data: " + TestingHttpServer.answer(call.get(), "{\"ok\":1}") + "\n\n");
          }
        });
    String first =
        client
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"one\"}}")
            .body();
    assertTrue(first, first.contains("id: s1.Nw-0\ndata: \n\n") && first.contains("retry: 20\n"));
    String rest = resume("s1.Nw-0");
    assertTrue(rest, rest.contains("id: s1.Nw-1\n"));
    assertTrue(rest, rest.contains("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"ok\":1}}"));
  }

  @Test
  public void aClientWhoseConnectionBrokeGetsTheRest() throws Exception {
    server.on(
        "tools/call",
        (http, m) -> {
          TestingHttpServer.events(
              http,
              "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}\n\n");
          awaitPermission();
          http.getResponseBody()
              .write(
                  ("data: " + TestingHttpServer.answer(m, "{\"ok\":1}") + "\n\n")
                      .getBytes(StandardCharsets.UTF_8));
        });
    breakOffAfterTheFirstMessage();
    mayAnswer.countDown();
    String rest = resume("s1.Nw-1");
    assertTrue(rest, rest.contains("\"result\":{\"ok\":1}"));
    assertEquals("What came before is not sent again", -1, rest.indexOf("notifications/message"));
  }

  private void awaitPermission() throws IOException {
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void breakOffAfterTheFirstMessage() throws Exception {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"one\"}}";
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      String head =
          "POST /servers/web/mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Accept: application/json, text/event-stream\r\nMcp-Session-Id: "
              + client.session()
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = in.readLine(); !line.contains("notifications/message"); ) {
        line = in.readLine();
      }
    }
  }
}
