package dev.serai.runtime.bundle.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.core.runtime.MessageChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A small MCP client on a message channel, written on JSON alone. */
final class TestingClient implements MessageChannel.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();

  final MessageChannel channel;
  final BlockingQueue<JsonNode> notifications = new LinkedBlockingQueue<>();
  final BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
  final CompletableFuture<String> closed = new CompletableFuture<>();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private int nextId;

  TestingClient(MessageChannel channel) {
    this.channel = channel;
    channel.listen(this);
  }

  TestingClient initialize() throws Exception {
    initializeResult();
    return this;
  }

  JsonNode initializeResult() throws Exception {
    JsonNode answer =
        request(
            "initialize",
            "{'protocolVersion':'2025-11-25','capabilities':{'sampling':{},'elicitation':{},"
                + "'roots':{}},'clientInfo':{'name':'testing','version':'1'}}");
    send("{'jsonrpc':'2.0','method':'notifications/initialized'}");
    return answer.get("result");
  }

  /** Sends a request and waits for its answer, a result or an error. */
  JsonNode request(String method, String params) throws Exception {
    return get(start(method, params));
  }

  JsonNode call(String tool, String arguments) throws Exception {
    return request("tools/call", "{'name':'" + tool + "','arguments':" + arguments + "}");
  }

  CompletableFuture<JsonNode> startCall(String tool) {
    return start("tools/call", "{'name':'" + tool + "','arguments':{}}");
  }

  synchronized CompletableFuture<JsonNode> start(String method, String params) {
    int id = ++nextId;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    send("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params + "}");
    return answer;
  }

  /** The id of the request sent last. */
  synchronized int lastId() {
    return nextId;
  }

  void send(String json) {
    channel.send(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  JsonNode nextNotification(String method) throws Exception {
    for (JsonNode it = poll(notifications); ; it = poll(notifications)) {
      if (it.get("method").asText().equals(method)) {
        return it;
      }
    }
  }

  JsonNode nextRequest() throws Exception {
    return poll(requests);
  }

  static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  static String text(JsonNode answer) {
    return answer.at("/result/content/0/text").asText();
  }

  private static JsonNode poll(BlockingQueue<JsonNode> queue) throws Exception {
    JsonNode next = queue.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came within 10 s");
    }
    return next;
  }

  @Override
  public void message(byte[] message) {
    try {
      sort(JSON.readTree(message));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private void sort(JsonNode message) {
    if (!message.has("method")) {
      waiting.remove(message.get("id").asInt()).complete(message);
    } else if (message.has("id")) {
      requests.add(message);
    } else {
      notifications.add(message);
    }
  }

  @Override
  public void closed(String reason) {
    closed.complete(reason);
    waiting.values().forEach(it -> it.completeExceptionally(new AssertionError("closed")));
  }
}
