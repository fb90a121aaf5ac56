package dev.serai.examples.hello;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;

/** {@code greet}: says hello to somebody. */
public final class GreetTool {
  private static final Map<String, Object> INPUT =
      Map.of(
          "type", "object",
          "properties",
              Map.of("name", Map.of("type", "string", "description", "Who is to be greeted")),
          "required", List.of("name"));

  private GreetTool() {}

  /**
   * The tool with its own salutation, for instance {@code "Hello"}.
   *
   * @param description what a client reads about it
   */
  public static SyncToolSpecification saying(String salutation, String description) {
    return SyncToolSpecification.builder()
        .tool(Tool.builder("greet", INPUT).title("Greet").description(description).build())
        .callHandler(
            (exchange, request) ->
                CallToolResult.builder()
                    .addTextContent(salutation + ", " + request.arguments().get("name") + "!")
                    .build())
        .build();
  }
}
