package dev.serai.itests.container;

import java.util.concurrent.atomic.AtomicLong;

/** What a server with the one tool {@code count} answers. */
final class CountingTool {
  private final AtomicLong count = new AtomicLong();
  private final String name;

  CountingTool(String name) {
    this.name = name;
  }

  long count() {
    return count.get();
  }

  String answer(String id, String method) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result(method) + "}";
  }

  private String result(String method) {
    return switch (method) {
      case "initialize" ->
          "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
              + "\"serverInfo\":{\"name\":\"counter\",\"version\":\"1\"}}";
      case "tools/list" ->
          "{\"tools\":[{\"name\":\"count\",\"inputSchema\":{\"type\":\"object\"}}]}";
      case "tools/call" ->
          "{\"content\":[{\"type\":\"text\",\"text\":\""
              + name
              + ":"
              + count.incrementAndGet()
              + "\"}]}";
      default -> "{}";
    };
  }
}
