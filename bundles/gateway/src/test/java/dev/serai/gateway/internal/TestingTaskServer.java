package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A modern server with the tasks extension (SEP-2663) that knows one task; bodies are fixed. */
final class TestingTaskServer implements AutoCloseable {
  static final String EXTENSION = "{\"io.modelcontextprotocol/tasks\":{}}";
  static final String TIMES =
      "\"createdAt\":\"2026-01-01T00:00:00Z\",\"lastUpdatedAt\":\"2026-01-01T00:00:01Z\",\"ttlMs\":6.0e4";

  private final TestingModernServer server;
  private final List<String> names = new CopyOnWriteArrayList<>();
  private final String id;
  private volatile String state = "\"status\":\"working\"";

  /** A server whose task has this id. */
  TestingTaskServer(String id) throws IOException {
    this.id = id;
    server = new TestingModernServer("{\"tools\":{},\"extensions\":" + EXTENSION + "}");
    server.onCall((call, m) -> answer(call, m, "task", "\"status\":\"working\","));
    server.http().on("tasks/get", this::get);
    server.http().on("tasks/update", this::acknowledge);
    server.http().on("tasks/cancel", this::acknowledge);
  }

  /** What {@code tasks/get} answers beside the task's id and times, JSON members. */
  TestingTaskServer state(String members) {
    state = members;
    return this;
  }

  TestingModernServer server() {
    return server;
  }

  URI uri() {
    return server.uri();
  }

  /** The {@code Mcp-Name} of each request about a task. */
  List<String> names() {
    return names;
  }

  /** The requests of a method. */
  List<String> received(String method) {
    return server.http().received().stream()
        .filter(body -> body.contains("\"" + method + "\""))
        .toList();
  }

  private void get(HttpExchange call, JsonNode m) throws IOException {
    note(call);
    if (isKnown(m)) {
      answer(call, m, "complete", state + ",");
    } else {
      TestingModernServer.error(call, m, 200, "-32602", "Task not found");
    }
  }

  private void acknowledge(HttpExchange call, JsonNode m) throws IOException {
    note(call);
    TestingModernServer.result(call, m, "{\"resultType\":\"complete\"}");
  }

  private void note(HttpExchange call) {
    names.add(call.getRequestHeaders().getFirst("Mcp-Name"));
  }

  private boolean isKnown(JsonNode m) {
    return m.at("/params/taskId").asText().equals(id);
  }

  private void answer(HttpExchange call, JsonNode m, String type, String members)
      throws IOException {
    TestingModernServer.result(
        call,
        m,
        "{\"resultType\":\"" + type + "\",\"taskId\":\"" + id + "\"," + members + TIMES + "}");
  }

  @Override
  public void close() {
    server.close();
  }
}
