package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A scripted Streamable HTTP server with sessions; each method's handler writes the whole answer.
 */
final class TestingHttpServer implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Writes one answer. */
  interface Handler {
    void handle(HttpExchange http, JsonNode message) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Handler get = (http, message) -> empty(http, 405);

  TestingHttpServer() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext("/mcp", this::serve);
    on("initialize", (http, message) -> initialize(http, message));
    on("tools/list", (http, message) -> result(http, message, TestingMcpServer.tools("one")));
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
  }

  TestingHttpServer on(String method, Handler handler) {
    handlers.put(method, handler);
    return this;
  }

  TestingHttpServer onGet(Handler handler) {
    get = handler;
    return this;
  }

  /** Keeps every listening stream open until the end. */
  TestingHttpServer withStreams() {
    return onGet(
        (http, message) -> {
          http.getResponseHeaders().set("Content-Type", "text/event-stream");
          http.sendResponseHeaders(200, 0);
          http.getResponseBody().write(":\n\n".getBytes(StandardCharsets.US_ASCII));
          http.getResponseBody().flush();
          streams.incrementAndGet();
          awaitEnd();
        });
  }

  /** Keeps an exchange open until the end. */
  void awaitEnd() throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  int streams() {
    return streams.get();
  }

  int sessions() {
    return sessions.get();
  }

  List<String> received() {
    return received;
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      if (http.getRequestMethod().equals("GET")) {
        get.handle(http, null);
      } else if (http.getRequestMethod().equals("DELETE")) {
        empty(http, 204);
      } else {
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(body);
        JsonNode message = MAPPER.readTree(body);
        Handler handler = handlers.get(message.path("method").asText());
        if (message.has("id") && handler != null) {
          handler.handle(http, message);
        } else {
          empty(http, 202);
        }
      }
    }
  }

  void initialize(HttpExchange http, JsonNode message) throws IOException {
    http.getResponseHeaders().set("Mcp-Session-Id", "s" + sessions.incrementAndGet());
    result(
        http,
        message,
        "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"h\",\"version\":\"1\"}}");
  }

  static void empty(HttpExchange http, int status) throws IOException {
    http.sendResponseHeaders(status, -1);
  }

  /** Answers with one JSON body. */
  static void result(HttpExchange http, JsonNode message, String result) throws IOException {
    byte[] body = answer(message, result).getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(200, body.length);
    http.getResponseBody().write(body);
  }

  static String answer(JsonNode message, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + ",\"result\":" + result + "}";
  }

  /** Begins an event stream; each text is written as it is. */
  static void events(HttpExchange http, String... texts) throws IOException {
    http.getResponseHeaders().set("Content-Type", "text/event-stream");
    http.sendResponseHeaders(200, 0);
    OutputStream out = http.getResponseBody();
    for (String text : texts) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
