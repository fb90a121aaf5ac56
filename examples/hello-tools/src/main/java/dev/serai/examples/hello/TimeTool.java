package dev.serai.examples.hello;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;

/** {@code time}: tells the time in a time zone; shows how a tool reports a wrong argument. */
public final class TimeTool {
  private static final Map<String, Object> INPUT =
      Map.of(
          "type",
          "object",
          "properties",
          Map.of(
              "zone",
              Map.of(
                  "type", "string",
                  "description", "A time zone such as Europe/Berlin; UTC if left out")));

  private TimeTool() {}

  /** The tool. */
  public static SyncToolSpecification specification() {
    return SyncToolSpecification.builder()
        .tool(
            Tool.builder("time", INPUT)
                .title("Time")
                .description("Tells the current time in a time zone")
                .build())
        .callHandler(TimeTool::tell)
        .build();
  }

  private static CallToolResult tell(McpSyncServerExchange exchange, CallToolRequest request) {
    Map<String, Object> arguments = Objects.requireNonNullElse(request.arguments(), Map.of());
    String zone = String.valueOf(arguments.getOrDefault("zone", "UTC"));
    try {
      String time =
          ZonedDateTime.now(ZoneId.of(zone)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return CallToolResult.builder().addTextContent(time).build();
    } catch (DateTimeException e) {
      return CallToolResult.builder()
          .addTextContent("There is no time zone \"" + zone + "\".")
          .isError(true)
          .build();
    }
  }
}
