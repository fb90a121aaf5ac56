package dev.serai.examples.hello.v2;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;

/** {@code farewell}: takes leave of somebody. */
final class FarewellTool {
  private static final Map<String, Object> INPUT =
      Map.of(
          "type", "object",
          "properties", Map.of("name", Map.of("type", "string")),
          "required", List.of("name"));

  private FarewellTool() {}

  static SyncToolSpecification specification() {
    return SyncToolSpecification.builder()
        .tool(
            Tool.builder("farewell", INPUT)
                .title("Farewell")
                .description("Takes leave of a person")
                .build())
        .callHandler(
            (exchange, request) ->
                CallToolResult.builder()
                    .addTextContent("Farewell, " + request.arguments().get("name") + "!")
                    .build())
        .build();
  }
}
