package dev.serai.examples.hello;

import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;

/** {@code hello://welcome}: a text. */
public final class WelcomeResource {
  private static final String URI = "hello://welcome";
  private static final String TYPE = "text/plain";

  private WelcomeResource() {}

  /** The resource. */
  public static SyncResourceSpecification specification() {
    return new SyncResourceSpecification(
        Resource.builder(URI, "welcome")
            .title("Welcome")
            .description("A word of welcome")
            .mimeType(TYPE)
            .build(),
        (exchange, request) ->
            ReadResourceResult.builder(
                    List.of(
                        TextResourceContents.builder(URI, "Welcome to Serai.")
                            .mimeType(TYPE)
                            .build()))
                .build());
  }
}
