package dev.serai.runtime.bundle.internal;

import static dev.serai.runtime.bundle.internal.TestingClient.get;
import static dev.serai.runtime.bundle.internal.TestingClient.text;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.RunningServer;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Test;
import reactor.core.publisher.Mono;

/** What a client sees of a server made of services. */
public class ServerCallTest {
  private final TestingServiceRegistry registry = new TestingServiceRegistry();
  private final TestingServiceRegistry.TestingBundle bundle = registry.bundle("tools", "1.0.0");

  @After
  public void close() {
    registry.close();
  }

  private RunningServer start(Object... specifications) throws Exception {
    for (Object specification : specifications) {
      bundle.register("hello", specification);
    }
    return registry.start("hello", bundle);
  }

  @Test
  public void initializeNamesTheServerAndItsCapabilities() throws Exception {
    bundle.register(
        "hello",
        0,
        Map.of(ServerProperties.TITLE, "Hello!", ServerProperties.INSTRUCTIONS, "Be kind."),
        TestingTools.greet());
    RunningServer server = registry.start("hello", bundle);

    JsonNode result = TestingServiceRegistry.open(server).initializeResult();

    assertEquals("2025-11-25", result.get("protocolVersion").asText());
    assertEquals("hello", result.at("/serverInfo/name").asText());
    assertEquals("Hello!", result.at("/serverInfo/title").asText());
    assertEquals("1.0.0", result.at("/serverInfo/version").asText());
    assertEquals("Be kind.", result.get("instructions").asText());
    assertTrue(result.at("/capabilities/tools/listChanged").asBoolean());
    assertFalse(result.at("/capabilities").has("completions"));
  }

  @Test
  public void aToolIsListedAndCalled() throws Exception {
    TestingClient client = registry.connect(start(TestingTools.greet()));

    JsonNode list = client.request("tools/list", "{}");
    JsonNode answer = client.call("greet", "{'name':'Ada'}");

    assertEquals("greet", list.at("/result/tools/0/name").asText());
    assertEquals("Hello, Ada", text(answer));
  }

  @Test
  public void anAsyncToolIsCalled() throws Exception {
    AsyncToolSpecification async =
        new AsyncToolSpecification(
            TestingTools.greet().tool(),
            (exchange, request) -> Mono.just(TestingTools.text("from a Mono")));
    TestingClient client = registry.connect(start(async));

    assertEquals("from a Mono", text(client.call("greet", "{}")));
  }

  @Test
  public void resourcesTemplatesPromptsAndCompletionsAreServed() throws Exception {
    TestingClient client = registry.connect(start(resource(), template(), prompt(), completion()));

    assertEquals(
        "text of hello://a",
        client
            .request("resources/read", "{'uri':'hello://a'}")
            .at("/result/contents/0/text")
            .asText());
    assertEquals(
        "text of hello://items/7",
        client
            .request("resources/read", "{'uri':'hello://items/7'}")
            .at("/result/contents/0/text")
            .asText());
    assertEquals(
        "a prompt",
        client.request("prompts/get", "{'name':'p'}").at("/result/description").asText());
    assertEquals(
        "Ada",
        client
            .request(
                "completion/complete",
                "{'ref':{'type':'ref/prompt','name':'p'},'argument':{'name':'who','value':'A'}}")
            .at("/result/completion/values/0")
            .asText());
  }

  @Test
  public void anExceptionOfAToolIsAnErrorResultWithoutItsText() throws Exception {
    RunningServer server =
        start(
            TestingTools.tool(
                "broken",
                (exchange, request) -> {
                  throw new IllegalStateException("no such file: secret.txt");
                }));
    JsonNode answer = registry.connect(server).call("broken", "{}");

    assertTrue(answer.at("/result/isError").asBoolean());
    assertFalse(answer.toString().contains("secret.txt"));
    String log = String.join("\n", registry.starter.log(new InstallationId("hello")).tail(50));
    assertTrue(log, log.contains("tool broken failed") && log.contains("secret.txt"));
  }

  @Test
  public void anErrorThatAToolChoseReachesTheClient() throws Exception {
    RunningServer server =
        start(
            TestingTools.tool(
                "picky",
                (exchange, request) -> {
                  throw McpError.builder(-32602).message("not like this").build();
                }));
    JsonNode error = registry.connect(server).call("picky", "{}").get("error");

    assertEquals(-32602, error.get("code").asInt());
    assertEquals("not like this", error.get("message").asText());
  }

  @Test
  public void aToolThatReturnsNothingOrAnUnwritableAnswerStillAnswers() throws Exception {
    Object unwritable =
        new Object() {
          @SuppressWarnings("unused")
          public String getValue() {
            throw new IllegalStateException("cannot be read");
          }
        };
    TestingClient client =
        registry.connect(
            start(
                TestingTools.tool("nothing", (exchange, request) -> null),
                TestingTools.tool(
                    "unwritable",
                    (exchange, request) ->
                        McpSchema.CallToolResult.builder()
                            .content(List.of())
                            .structuredContent(unwritable)
                            .build())));

    assertTrue(client.call("nothing", "{}").at("/result/isError").asBoolean());
    assertEquals(-32603, client.call("unwritable", "{}").at("/error/code").asInt());
  }

  @Test
  public void unknownMethodsAndToolsAreRefused() throws Exception {
    TestingClient client = registry.connect(start(TestingTools.greet()));

    assertEquals(-32601, client.request("no/such", "{}").at("/error/code").asInt());
    assertEquals(-32602, client.call("none", "{}").at("/error/code").asInt());
  }

  @Test
  public void garbageIsDroppedAndTheSessionGoesOn() throws Exception {
    TestingClient client = registry.connect(start(TestingTools.greet()));

    client.send("{");
    client.send("[]");
    client.send("{'jsonrpc':'2.0'}");

    assertEquals("Hello, Ada", text(client.call("greet", "{'name':'Ada'}")));
  }

  @Test
  public void sessionsWithEqualIdsAreKeptApart() throws Exception {
    RunningServer server = start(TestingTools.greet());
    TestingClient one = registry.connect(server);
    TestingClient two = registry.connect(server);

    CompletableFuture<JsonNode> first =
        one.start("tools/call", "{'name':'greet','arguments':{'name':'one'}}");
    CompletableFuture<JsonNode> second =
        two.start("tools/call", "{'name':'greet','arguments':{'name':'two'}}");

    assertEquals(one.lastId(), two.lastId());
    assertEquals("Hello, one", text(get(first)));
    assertEquals("Hello, two", text(get(second)));
  }

  @Test
  public void codeRunsWithItsBundlesContextClassLoader() throws Exception {
    RunningServer server =
        start(
            TestingTools.tool(
                "loader",
                (exchange, request) ->
                    TestingTools.text(
                        String.valueOf(
                            Thread.currentThread().getContextClassLoader()
                                == TestingServiceRegistry.class.getClassLoader()))));

    assertEquals("true", text(registry.connect(server).call("loader", "{}")));
  }

  private static SyncResourceSpecification resource() {
    return new SyncResourceSpecification(
        McpSchema.Resource.builder("hello://a", "a").build(),
        (exchange, request) -> contents(request.uri()));
  }

  private static SyncResourceTemplateSpecification template() {
    return new SyncResourceTemplateSpecification(
        McpSchema.ResourceTemplate.builder("hello://items/{id}", "items").build(),
        (exchange, request) -> contents(request.uri()));
  }

  private static McpSchema.ReadResourceResult contents(String uri) {
    return McpSchema.ReadResourceResult.builder(
            List.of(McpSchema.TextResourceContents.builder(uri, "text of " + uri).build()))
        .build();
  }

  private static SyncPromptSpecification prompt() {
    return new SyncPromptSpecification(
        McpSchema.Prompt.builder("p")
            .arguments(List.of(McpSchema.PromptArgument.builder("who").build()))
            .build(),
        (exchange, request) ->
            McpSchema.GetPromptResult.builder(List.of()).description("a prompt").build());
  }

  private static SyncCompletionSpecification completion() {
    return new SyncCompletionSpecification(
        new McpSchema.PromptReference("p"),
        (exchange, request) ->
            new McpSchema.CompleteResult(
                new McpSchema.CompleteResult.CompleteCompletion(List.of("Ada"), 1, false)));
  }
}
