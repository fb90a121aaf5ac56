package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A scripted server of MCP 2026-07-28 over HTTP; the script of one over stdio. */
final class TestingModernServer implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String END = "end";

  /** One subscription: what it asked for, and a way to speak on it. */
  record Listening(JsonNode request, BlockingQueue<String> out) {
    /** Sends a notification. */
    void tell(String method, String params) {
      out.add(notification(request, method, params));
    }

    /** Breaks the stream off. */
    void breakOff() {
      out.add(END);
    }
  }

  private final TestingHttpServer http;
  private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private final List<Listening> listening = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();

  TestingModernServer(String capabilities) throws IOException {
    http = new TestingHttpServer();
    http.on("initialize", (call, m) -> error(call, m, 404, "-32601", "Method not found"));
    http.on("server/discover", (call, m) -> result(call, m, discovered(capabilities)));
    http.on("tools/list", (call, m) -> result(call, m, TestingMcpServer.tools("one")));
    http.on("resources/list", (call, m) -> result(call, m, "{\"resources\":[]}"));
    http.on("subscriptions/listen", this::listen);
  }

  /** The server speaks the revisions with sessions too. */
  TestingModernServer withSessions() {
    http.on("initialize", http::initialize);
    return this;
  }

  URI uri() {
    return http.uri();
  }

  TestingHttpServer http() {
    return http;
  }

  /** Answers {@code tools/call}; requests and their headers are kept. */
  TestingModernServer onCall(TestingHttpServer.Handler handler) {
    http.on(
        "tools/call",
        (call, m) -> {
          headers.add(Map.copyOf(call.getRequestHeaders()));
          calls.add(m);
          handler.handle(call, m);
        });
    return this;
  }

  JsonNode call(int index) {
    return calls.get(index);
  }

  String header(int index, String name) {
    List<String> values = headers.get(index).get(name);
    return values == null ? null : values.get(0);
  }

  List<Listening> listening() {
    return listening;
  }

  /** How many subscriptions the gateway has ended. */
  int ended() {
    return ended.get();
  }

  long count(String method) {
    return http.received().stream().filter(m -> m.contains("\"" + method + "\"")).count();
  }

  private void listen(HttpExchange call, JsonNode request) throws IOException {
    Listening begun = new Listening(request, new LinkedBlockingQueue<>());
    begun.tell(
        "notifications/subscriptions/acknowledged",
        "\"notifications\":" + request.at("/params/notifications"));
    TestingHttpServer.events(call, ":\n\n");
    listening.add(begun);
    OutputStream out = call.getResponseBody();
    try {
      for (String text = begun.out().take(); !text.equals(END); text = begun.out().take()) {
        out.write(("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      ended.incrementAndGet();
    }
  }

  private static String notification(JsonNode request, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\""
        + method
        + "\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"
        + request.get("id")
        + "},"
        + params
        + "}}";
  }

  static String discovered(String capabilities) {
    return "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":"
        + capabilities
        + ",\"instructions\":\"Be kind\",\"ttlMs\":1000,\"cacheScope\":\"public\",\"_meta\":"
        + "{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"modern\",\"version\":\"3\"}}}";
  }

  /** A process of the modern era; it does not answer what it does not know. */
  static TestingMcpServer stdio(String capabilities, String... tools) {
    return TestingMcpServer.withTools(tools)
        .on("initialize", request -> null)
        .on("server/discover", request -> discovered(capabilities));
  }

  static void result(HttpExchange call, JsonNode message, String result) throws IOException {
    TestingHttpServer.result(call, message, result);
  }

  static void error(HttpExchange call, JsonNode message, int status, String code, String text)
      throws IOException {
    byte[] body =
        MAPPER.writeValueAsBytes(
            MAPPER.readTree(
                "{\"jsonrpc\":\"2.0\",\"id\":"
                    + message.get("id")
                    + ",\"error\":{\"code\":"
                    + code
                    + ",\"message\":\""
                    + text
                    + "\"}}"));
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }

  @Override
  public void close() {
    listening.forEach(Listening::breakOff);
    http.close();
  }
}
