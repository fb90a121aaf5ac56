package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.runtime.MessageChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A scripted server behind one channel: answers by method, remembers what it received. */
final class TestingMcpServer implements MessageChannel {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<String, Function<JsonNode, String>> results = new ConcurrentHashMap<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private volatile Listener listener;
  private volatile String memo;
  private volatile String ended;

  TestingMcpServer(String capabilities) {
    on(
        "initialize",
        request ->
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":"
                + capabilities
                + ",\"serverInfo\":{\"name\":\"testing\",\"version\":\"1\"},\"x-extra\":1.0}");
    on("ping", request -> "{}");
    on("logging/setLevel", request -> "{}");
    on("resources/subscribe", request -> "{}");
    on("resources/unsubscribe", request -> "{}");
    on("resources/templates/list", request -> "{\"resourceTemplates\":[]}");
    on("resources/list", request -> "{\"resources\":[]}");
    on("prompts/list", request -> "{\"prompts\":[]}");
  }

  /** A server with tools; each answers with its name and arguments. */
  static TestingMcpServer withTools(String... names) {
    TestingMcpServer server =
        new TestingMcpServer("{\"tools\":{\"listChanged\":true},\"logging\":{}}");
    server.on("tools/list", request -> tools(names));
    server.on(
        "tools/call",
        request ->
            "{\"content\":[{\"type\":\"text\",\"text\":\""
                + request.at("/params/name").asText()
                + "\"}]}");
    return server;
  }

  static String tools(String... names) {
    StringBuilder list = new StringBuilder("{\"tools\":[");
    for (String name : names) {
      list.append(list.charAt(list.length() - 1) == '[' ? "" : ",")
          .append("{\"name\":\"")
          .append(name)
          .append("\",\"inputSchema\":{\"type\":\"object\"},\"x\":1.0}");
    }
    return list.append("]}").toString();
  }

  /** Answers a method with a result, JSON text; null for no answer. */
  TestingMcpServer on(String method, Function<JsonNode, String> result) {
    results.put(method, result);
    return this;
  }

  /** Answers a method with an error. */
  TestingMcpServer onError(String method, int code) {
    return onError(method, code, "{}");
  }

  /** Answers a method with an error that has data, JSON text. */
  TestingMcpServer onError(String method, int code, String data) {
    return on(
        method,
        request -> {
          emit(
              "{\"jsonrpc\":\"2.0\",\"id\":"
                  + request.get("id")
                  + ",\"error\":{\"code\":"
                  + code
                  + ",\"message\":\"m\",\"data\":"
                  + data
                  + "}}");
          return null;
        });
  }

  /** Everything that came, in order. */
  List<String> received() {
    return received;
  }

  /** Waits for the first {@code tools/call}. */
  String awaitCall() {
    return awaitCall(0);
  }

  /** Waits for a {@code tools/call}, which is the n-th from 0. */
  String awaitCall(int call) {
    while (true) {
      List<String> calls = received.stream().filter(m -> m.contains("\"tools/call\"")).toList();
      if (calls.size() > call) {
        return calls.get(call);
      }
      Thread.onSpinWait();
    }
  }

  /** Waits for a message. */
  void awaitReceived(String message) {
    while (!received.contains(message)) {
      Thread.onSpinWait();
    }
  }

  /** Waits for a message that holds this. */
  void awaitReceivedPart(String part) {
    while (received.stream().noneMatch(message -> message.contains(part))) {
      Thread.onSpinWait();
    }
  }

  /** Sends a message to the gateway. */
  void emit(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    thread.execute(() -> listener.message(bytes));
  }

  /** Ends as a crashed process does. */
  void crash() {
    thread.execute(
        () -> {
          ended = "exit code 137";
          listener.closed(ended);
        });
  }

  boolean hasEnded() {
    return ended != null;
  }

  @Override
  public void send(byte[] message) {
    thread.execute(() -> answer(message));
  }

  private void answer(byte[] message) {
    try {
      JsonNode node = MAPPER.readTree(message);
      if (node.path("method").asText().equals("server/discover")
          && !results.containsKey("server/discover")) {
        discover(node);
        return;
      }
      received.add(new String(message, StandardCharsets.UTF_8));
      Function<JsonNode, String> result = results.get(node.path("method").asText());
      String text = result == null || !node.has("id") ? null : result.apply(node);
      if (text != null && listener != null) {
        String answer =
            "{\"jsonrpc\":\"2.0\",\"id\":" + node.get("id") + ",\"result\":" + text + "}";
        listener.message(answer.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Legacy servers do not know the probe for modern ones. */
  private void discover(JsonNode request) {
    listener.message(
        ("{\"jsonrpc\":\"2.0\",\"id\":"
                + request.get("id")
                + ",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void listen(Listener next) {
    listener = next;
    if (ended != null && next != null) {
      next.closed(ended);
    }
  }

  @Override
  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }

  @Override
  public void memo(String text) {
    memo = text;
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
