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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A scripted server of the HTTP+SSE pair: {@code /sse} and {@code /message}. */
final class TestingSseServer implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String END = "end";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Function<JsonNode, String>> results = new ConcurrentHashMap<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
  private volatile String address = "/message?id=";
  private volatile int refusal = 405;
  private volatile String refusalBody = "";

  TestingSseServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    on(
        "initialize",
        m ->
            "{\"protocolVersion\":\"2024-11-05\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"p\",\"version\":\"1\"}}");
    on("tools/list", m -> TestingMcpServer.tools("one"));
    on("tools/call", m -> "{\"n\":1.0, \"ok\":true}");
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sse");
  }

  TestingSseServer on(String method, Function<JsonNode, String> result) {
    results.put(method, result);
    return this;
  }

  /** What the endpoint event says, before the number of the stream. */
  TestingSseServer address(String text) {
    address = text;
    return this;
  }

  /** How a POST to the stream's address is refused. */
  TestingSseServer refuse(int status, String body) {
    refusal = status;
    refusalBody = body;
    return this;
  }

  List<String> received() {
    return received;
  }

  /** The values of the X-Key header, of streams and messages. */
  List<String> keys() {
    return keys;
  }

  /** How many streams have been opened. */
  int streams() {
    return streams.size();
  }

  /** Sends a message on the newest stream. */
  void emit(String message) {
    streams.get(streams.size() - 1).add("data: " + message + "\n\n");
  }

  /** Ends the newest stream. */
  void endStream() {
    streams.get(streams.size() - 1).add(END);
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      keys.add(String.valueOf(http.getRequestHeaders().getFirst("X-Key")));
      if (http.getRequestMethod().equals("GET")) {
        stream(http);
      } else if (http.getRequestURI().getPath().equals("/sse")) {
        byte[] body = refusalBody.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(refusal, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
      } else {
        message(http);
      }
    }
  }

  private void stream(HttpExchange http) throws IOException {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    streams.add(events);
    http.getResponseHeaders().set("Content-Type", "text/event-stream");
    http.sendResponseHeaders(200, 0);
    OutputStream out = http.getResponseBody();
    events.add("event: endpoint\ndata: " + address + (streams.size() - 1) + "\n\n");
    try {
      for (String event = events.take(); !event.equals(END); event = events.take()) {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void message(HttpExchange http) throws IOException {
    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(body);
    JsonNode message = MAPPER.readTree(body);
    http.sendResponseHeaders(202, -1);
    Function<JsonNode, String> result = results.get(message.path("method").asText());
    if (message.has("id") && result != null) {
      String query = http.getRequestURI().getQuery();
      int stream = Integer.parseInt(query.substring(query.indexOf('=') + 1));
      String answer = TestingHttpServer.answer(message, result.apply(message));
      streams.get(stream).add("event: message\ndata: " + answer + "\n\n");
    }
  }

  @Override
  public void close() {
    streams.forEach(stream -> stream.add(END));
    server.stop(0);
    threads.shutdownNow();
  }
}
