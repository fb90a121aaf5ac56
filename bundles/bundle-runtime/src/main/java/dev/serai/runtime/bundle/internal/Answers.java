package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;

/** What a client is told when a call cannot be answered. */
final class Answers {
  private Answers() {}

  /** A JSON-RPC error that names the code and whether to try again. */
  static McpError error(ErrorCode code, String message) {
    return McpError.builder(code.jsonRpcCode())
        .message(message + " " + code.advice())
        .data(Map.of("code", code.name(), "retryable", code.retryable()))
        .build();
  }

  /** The bundle or its tool is leaving; the call may be sent again. */
  static McpError replaced(String server) {
    return error(ErrorCode.SERVICE_REPLACED, "The server " + server + " is being replaced.");
  }

  /** Too many calls wait already. */
  static McpError overloaded(String server) {
    return error(ErrorCode.OVERLOADED, "The server " + server + " has too many calls to do.");
  }

  /** A tool's own failure is a result (MCP 2025-11-25, server/tools, error handling). */
  static CallToolResult toolFailed(String tool) {
    return CallToolResult.builder()
        .addTextContent("The tool " + tool + " failed. The server's log names the cause.")
        .isError(true)
        .build();
  }

  /** A failure of anything but a tool. */
  static McpError failed(String what) {
    return McpError.builder(ErrorCode.INTERNAL.jsonRpcCode())
        .message("The " + what + " failed. The server's log names the cause.")
        .build();
  }
}
