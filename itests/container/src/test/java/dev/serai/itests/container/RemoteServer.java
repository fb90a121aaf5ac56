package dev.serai.itests.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;

/**
 * A Streamable HTTP server of either era with the tool {@code count}, in this process, on a free
 * port.
 */
final class RemoteServer extends ExternalResource {
  private final JsonMapper json = new JsonMapper();
  private final String name;
  private final CountingTool tool;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch holds = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpServer server;

  /** A server of revision 2025-11-25. */
  RemoteServer() {
    this("remote", false);
  }

  /**
   * A server.
   *
   * @param name its alias
   * @param modern whether it is of revision 2026-07-28 alone
   */
  RemoteServer(String name, boolean modern) {
    this.name = name;
    tool = new CountingTool(name, modern);
    // Else each answer waits for the acknowledgement of its headers, which comes after 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/mcp", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** The document for {@code etc/servers}. */
  String document() {
    return """
    {"name": "dev.serai.itests/%s", "description": "Counts", "version": "1.0.0",
     "remotes": [{"type": "streamable-http", "url": "http://127.0.0.1:%d/mcp"}]}
    """
        .formatted(name, server.getAddress().getPort());
  }

  /** Waits until a call with the argument {@code hold} has come, which is not answered yet. */
  void awaitHeldCall() throws InterruptedException {
    if (!holds.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("The call did not come");
    }
  }

  /** Answers that call. */
  void release() {
    released.countDown();
  }

  private void hold() throws IOException {
    holds.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (exchange.getRequestMethod()) {
        case "POST" -> post(exchange, json.readTree(body));
        case "DELETE" -> exchange.sendResponseHeaders(200, -1);
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private void post(HttpExchange exchange, JsonNode message) throws IOException {
    if (!message.has("id")) {
      exchange.sendResponseHeaders(202, -1);
      return;
    }
    String method = message.path("method").asText();
    if (message.at("/params/arguments").has("hold")) {
      hold();
    }
    String answer = tool.answer(message.get("id").toString(), method);
    if (method.equals("initialize")) {
      exchange.getResponseHeaders().add("Mcp-Session-Id", "s" + System.nanoTime());
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  protected void after() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
