package dev.serai.runtime.bundle.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.RunningServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapperSupplier;
import io.modelcontextprotocol.json.schema.jackson2.JacksonJsonSchemaValidatorSupplier;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

/** The official SDK's client, which we did not write, on a bundle's server. */
public class SdkClientTest {
  private final TestingServiceRegistry registry = new TestingServiceRegistry();

  @After
  public void close() {
    registry.close();
  }

  @Test
  public void itListsCallsIsAskedAndHearsOfChanges() throws Exception {
    TestingServiceRegistry.TestingBundle bundle = registry.bundle("tools", "1.0.0");
    bundle.register("hello", TestingTools.greet());
    bundle.register(
        "hello",
        TestingTools.tool(
            "ask",
            (exchange, request) ->
                TestingTools.text(
                    exchange
                        .createMessage(CreateMessageRequest.builder(List.of(), 1).build())
                        .model())));
    BlockingQueue<Integer> changes = new LinkedBlockingQueue<>();
    try (McpSyncClient client = client(registry.start("hello", bundle), changes)) {
      assertEquals("hello", client.initialize().serverInfo().name());
      assertEquals(2, client.listTools().tools().size());
      assertEquals("Hello, Ada", call(client, "greet", Map.of("name", "Ada")));
      assertEquals("the model", call(client, "ask", Map.of()));

      bundle.register("hello", TestingTools.saying("third", "3"));

      assertEquals(Integer.valueOf(3), changes.poll(10, TimeUnit.SECONDS));
    }
  }

  private static McpSyncClient client(RunningServer server, BlockingQueue<Integer> changes) {
    Messages messages = new Messages(new JacksonMcpJsonMapperSupplier().get());
    return McpClient.sync(
            new TestingClientTransport(
                ((Endpoint.InProcess) server.endpoint()).sessions().open(), messages))
        .jsonSchemaValidator(new JacksonJsonSchemaValidatorSupplier().get())
        .sampling(
            request ->
                CreateMessageResult.builder(
                        Role.ASSISTANT, TextContent.builder("x").build(), "the model")
                    .build())
        .toolsChangeConsumer(tools -> changes.add(tools.size()))
        .build();
  }

  private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
    var result = client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    return ((TextContent) result.content().get(0)).text();
  }
}
