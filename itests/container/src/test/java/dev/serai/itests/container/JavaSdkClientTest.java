package dev.serai.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The official Java SDK's client, which the project did not write, calls a running Serai. */
public class JavaSdkClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern TOKEN = Pattern.compile("srt_[\\w-]{49}");
  private static final Path V2 =
      Distribution.built(
          "examples/hello-tools-v2/target/dev.serai.examples.hello-tools-v2-VERSION.jar");

  @ClassRule public static final Distribution SERAI = new Distribution();

  /** Tool bundles come after the gateway. */
  @BeforeClass
  public static void awaitTheTools() throws Exception {
    ModernClient observer = new ModernClient(SERAI.endpoint());
    Eventually.get(
        LIMIT, () -> observer.list().message().toString(), list -> list.contains("hello__greet"));
  }

  private static McpSyncClient client(URI endpoint, BlockingQueue<List<McpSchema.Tool>> changes) {
    String path = endpoint.getPath();
    String root = endpoint.toString().substring(0, endpoint.toString().length() - path.length());
    McpSyncClient client =
        McpClient.sync(HttpClientStreamableHttpTransport.builder(root).endpoint(path).build())
            .requestTimeout(LIMIT)
            .toolsChangeConsumer(changes::add)
            .build();
    client.initialize();
    return client;
  }

  private static String call(McpSyncClient client, String tool) {
    McpSchema.CallToolResult result =
        client.callTool(
            McpSchema.CallToolRequest.builder(tool).arguments(Map.of("name", "Ada")).build());
    return ((McpSchema.TextContent) result.content().get(0)).text();
  }

  private static List<String> names(McpSyncClient client) {
    return client.listTools().tools().stream().map(McpSchema.Tool::name).sorted().toList();
  }

  @Test
  public void listsAndCallsToolsOfTheAggregatedEndpoint() throws Exception {
    McpSyncClient client = client(SERAI.endpoint(), new LinkedBlockingQueue<>());
    try {
      Eventually.get(LIMIT, () -> names(client), names -> names.contains("hello__greet"));
      assertEquals("Hello, Ada!", call(client, "hello__greet"));
    } finally {
      client.close();
    }
  }

  @Test
  public void listsCallsAndReadsOfOneServer() throws Exception {
    McpSyncClient client = client(SERAI.endpoint("hello"), new LinkedBlockingQueue<>());
    try {
      assertEquals(List.of("add", "greet", "time"), names(client));
      assertEquals("Hello, Ada!", call(client, "greet"));
      McpSchema.ReadResourceResult read =
          client.readResource(McpSchema.ReadResourceRequest.builder("hello://welcome").build());
      assertEquals("hello://welcome", read.contents().get(0).uri());
    } finally {
      client.close();
    }
  }

  /** A server of the store, a local process, as the management API installs it. */
  @Test
  public void callsWhatIsInstalled() throws Exception {
    ApiClient api = manager();
    String made =
        created(
            api, "/entries", "{\"state\": \"active\", \"document\": " + Documents.counter() + "}");
    String installed = created(api, "/installations", "{\"entry\": \"" + made + "\"}");
    for (boolean all : new boolean[] {true, false}) {
      URI endpoint = all ? SERAI.endpoint() : SERAI.endpoint(installed);
      String tool = all ? "counter__count" : "count";
      McpSyncClient client = client(endpoint, new LinkedBlockingQueue<>());
      try {
        Eventually.get(LIMIT, () -> names(client), names -> names.contains(tool));
        String answer = call(client, tool);
        assertTrue(answer, answer.matches("\\d+:\\d+"));
      } finally {
        client.close();
      }
    }
    for (String path : List.of("/installations/" + installed, "/entries/" + made)) {
      String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
      assertEquals(path, 204, api.send("DELETE", path, null, "If-Match", tag).statusCode());
    }
  }

  private static ApiClient manager() throws Exception {
    String command = "serai:token-create --permission entry:* --permission installation:* itest";
    Matcher token = TOKEN.matcher(SERAI.console().run(command));
    assertTrue(token.find());
    ApiClient api = ApiClient.at(SERAI.httpPort()).with("Authorization", "Bearer " + token.group());
    Eventually.get(LIMIT, () -> api.get("/entries").statusCode(), status -> status == 200);
    return api;
  }

  /** The id of a new record. */
  private static String created(ApiClient api, String path, String body) throws Exception {
    HttpResponse<String> answer = api.send("POST", path, body);
    assertEquals(answer.body(), 201, answer.statusCode());
    return ApiClient.json(answer).get("id").asText();
  }

  @Test
  public void hearsThatToolsHaveChanged() throws Exception {
    BlockingQueue<List<McpSchema.Tool>> changes = new LinkedBlockingQueue<>();
    McpSyncClient client = client(SERAI.endpoint(), changes);
    try {
      Eventually.get(LIMIT, () -> names(client), names -> names.contains("hello__greet"));
      SERAI.drop(V2, "hello-tools-v2.jar");
      List<McpSchema.Tool> tools = changes.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertTrue(String.valueOf(tools), tools != null);
      Eventually.get(LIMIT, () -> names(client), names -> names.contains("hello__farewell"));
    } finally {
      SERAI.remove("hello-tools-v2.jar");
      Eventually.get(LIMIT, () -> names(client), names -> !names.contains("hello__farewell"));
      client.close();
    }
  }
}
