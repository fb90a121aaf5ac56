package dev.serai.examples.hello;

import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;

/** {@code greeting}: asks the model for a greeting. */
public final class GreetingPrompt {
  private GreetingPrompt() {}

  /** The prompt. */
  public static SyncPromptSpecification specification() {
    return new SyncPromptSpecification(
        Prompt.builder("greeting")
            .title("Greeting")
            .description("Asks for a greeting in verse")
            .arguments(
                List.of(
                    PromptArgument.builder("name")
                        .description("Who is to be greeted")
                        .required(true)
                        .build()))
            .build(),
        GreetingPrompt::prompt);
  }

  private static GetPromptResult prompt(McpSyncServerExchange exchange, GetPromptRequest request) {
    String text = "Greet " + request.arguments().get("name") + " in two lines of verse.";
    return GetPromptResult.builder(
            List.of(PromptMessage.builder(Role.USER, TextContent.builder(text).build()).build()))
        .build();
  }
}
