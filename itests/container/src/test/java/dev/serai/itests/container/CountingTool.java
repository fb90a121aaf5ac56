package dev.serai.itests.container;

import java.util.concurrent.atomic.AtomicLong;

/** What a server with the one tool {@code count} answers. */
final class CountingTool {
  private final AtomicLong count = new AtomicLong();
  private final String name;
  private final boolean modern;
  private final String description;

  /** A server of revision 2025-11-25. */
  CountingTool(String name) {
    this(name, false);
  }

  /** The same with a description of its tool. */
  CountingTool(String name, String description) {
    this(name, false, description);
  }

  /**
   * A server.
   *
   * @param modern whether it is of revision 2026-07-28 alone
   */
  CountingTool(String name, boolean modern) {
    this(name, modern, "Counts");
  }

  private CountingTool(String name, boolean modern, String description) {
    this.name = name;
    this.modern = modern;
    this.description = description;
  }

  long count() {
    return count.get();
  }

  String answer(String id, String method) {
    String rest =
        modern && method.equals("initialize")
            ? "\"error\":{\"code\":-32601,\"message\":\"2026-07-28 alone is spoken\"}"
            : "\"result\":" + (modern ? modernResult(method) : result(method));
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + rest + "}";
  }

  private String modernResult(String method) {
    String result =
        method.equals("server/discover")
            ? "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}"
            : result(method);
    return "{\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"private\","
        + result.substring(1);
  }

  private String result(String method) {
    return switch (method) {
      case "initialize" ->
          "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
              + "\"serverInfo\":{\"name\":\"counter\",\"version\":\"1\"}}";
      case "tools/list" ->
          "{\"tools\":[{\"name\":\"count\",\"description\":\""
              + description
              + "\",\"inputSchema\":{\"type\":\"object\"}}]}";
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
