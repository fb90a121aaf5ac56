package dev.serai.runtime.bundle.internal;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/** Tools for tests. */
final class TestingTools {
  private TestingTools() {}

  static SyncToolSpecification tool(
      String name, BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> code) {
    return new SyncToolSpecification(
        Tool.builder(name, Map.of("type", "object")).description(name).build(), code);
  }

  static SyncToolSpecification saying(String name, String text) {
    return tool(name, (exchange, request) -> text(text));
  }

  static SyncToolSpecification greet() {
    return tool("greet", (exchange, request) -> text("Hello, " + request.arguments().get("name")));
  }

  static CallToolResult text(String text) {
    return CallToolResult.builder().addTextContent(text).build();
  }

  /** A tool that says when it has begun and goes on when it is let. */
  static final class Blocking {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    SyncToolSpecification named(String name) {
      return tool(name, (exchange, request) -> run());
    }

    private CallToolResult run() {
      begun.countDown();
      try {
        release.await();
        return text("released");
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw new IllegalStateException(e);
      }
    }
  }
}
