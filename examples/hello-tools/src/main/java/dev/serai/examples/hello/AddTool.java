package dev.serai.examples.hello;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** {@code add}: adds two numbers and answers with structured content. */
public final class AddTool {
  private static final Map<String, Object> NUMBER = Map.of("type", "number");
  private static final Map<String, Object> INPUT =
      Map.of(
          "type", "object",
          "properties", Map.of("a", NUMBER, "b", NUMBER),
          "required", List.of("a", "b"));
  private static final Map<String, Object> OUTPUT =
      Map.of("type", "object", "properties", Map.of("sum", NUMBER), "required", List.of("sum"));

  private AddTool() {}

  /** The tool. */
  public static SyncToolSpecification specification() {
    return SyncToolSpecification.builder()
        .tool(
            Tool.builder("add", INPUT)
                .title("Add")
                .description("Adds two numbers")
                .outputSchema(OUTPUT)
                .build())
        .callHandler(AddTool::add)
        .build();
  }

  private static CallToolResult add(McpSyncServerExchange exchange, CallToolRequest request) {
    BigDecimal sum = number(request, "a").add(number(request, "b"));
    return CallToolResult.builder()
        .structuredContent(Map.of("sum", sum))
        .addTextContent(sum.toPlainString())
        .build();
  }

  private static BigDecimal number(CallToolRequest request, String name) {
    return new BigDecimal(request.arguments().get(name).toString());
  }
}
