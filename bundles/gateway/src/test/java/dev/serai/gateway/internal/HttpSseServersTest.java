package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.Endpoint;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class HttpSseServersTest {
  private static final String CALL = "{\"name\":\"one\"}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingSseServer server;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    server = new TestingSseServer();
    orchestrator.endpoint("pair", new Endpoint.HttpSse(server.uri(), Map.of("X-Key", "k")));
    orchestrator.endpoint("old", new Endpoint.Http(server.uri(), Map.of("X-Key", "k")));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    server.close();
  }

  private TestingClient client(String alias, String capabilities) throws Exception {
    return TestingClient.initialized(gateway.uri("/servers/" + alias + "/mcp"), capabilities);
  }

  private JsonNode refusal(String alias) throws Exception {
    TestingClient client = new TestingClient(gateway.uri("/servers/" + alias + "/mcp"));
    return TestingClient.json(client.initialize("2025-11-25", "{}")).path("error");
  }

  @Test
  public void aCallGoesByPostAndItsAnswerComesOnTheStream() throws Exception {
    String body =
        client("pair", "{}")
            .post(
                "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":"
                    + CALL
                    + "}")
            .body();
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"n\":1.0, \"ok\":true}}", body);
    assertEquals("Headers go along everywhere", Set.of("k"), Set.copyOf(server.keys()));
  }

  @Test
  public void theAggregatedEndpointHasItsTools() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    assertTrue(client.call(1, "tools/call", "{\"name\":\"pair__one\"}").has("result"));
  }

  @Test
  public void whatTheServerAsksAndSaysReachesTheClient() throws Exception {
    TestingClient client = client("pair", "{\"sampling\":{}}");
    BlockingQueue<String> messages = client.listen();
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"sampling/createMessage\",\"params\":{}}");
    assertTrue(TestingClient.next(messages).contains("sampling/createMessage"));
    client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"m\":1}}");
    Eventually.assertTrue(
        "the answer arrives",
        () -> server.received().contains("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{\"m\":1}}"));
    server.emit("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
    assertTrue(TestingClient.next(messages).contains("list_changed"));
  }

  @Test
  public void anAddressAtAnotherOriginIsRefused() throws Exception {
    server.address("http://localhost:9/message?id=");
    JsonNode error = refusal("pair");
    assertTrue(error.toString(), error.path("message").asText().contains("another origin"));
    assertEquals("Nothing is sent there or elsewhere", 0, server.received().size());
  }

  @Test
  public void anAddressThatIsNoneIsRefused() throws Exception {
    server.address("http://[/");
    assertTrue(refusal("pair").path("message").asText().contains("no address"));
  }

  @Test
  public void anAddressMayBeAQueryOnly() throws Exception {
    server.address("?id=").refuse(202, "");
    CompletableFuture<?> initializing =
        new TestingClient(gateway.uri("/servers/pair/mcp"))
            .postAsync(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}}");
    Eventually.assertTrue("the address of the stream is posted to", () -> server.keys().size() > 1);
    server.endStream();
    initializing.join();
  }

  @Test
  public void anotherStreamIsAnotherSession() throws Exception {
    TestingClient client = client("pair", "{}");
    int before = server.streams();
    server.endStream();
    Eventually.assertTrue(
        "the end is noticed",
        () -> client.call(1, "tools/call", CALL).has("result") && server.streams() > before);
  }

  @Test
  public void aCallUnderWayWhenTheStreamEndsIsInterrupted() throws Exception {
    TestingClient client = client("pair", "{}");
    server.on(
        "tools/call",
        m -> {
          server.endStream();
          return "{}";
        });
    String code = client.call(1, "tools/call", CALL).at("/error/data/code").asText();
    assertEquals("CALL_INTERRUPTED", code);
  }

  @Test
  public void aServerThatRefusesStreamableHttpIsTriedAsAPair() throws Exception {
    String anonymous =
        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,\"message\":\"m\"},\"id\":null}";
    for (int status : new int[] {400, 404, 405}) {
      for (String body : new String[] {"", "<p>", anonymous}) {
        try (TestingSseServer old = new TestingSseServer().refuse(status, body)) {
          String alias = "old" + status + body.length();
          orchestrator.endpoint(alias, new Endpoint.Http(old.uri(), Map.of()));
          gateway.registryChanged();
          assertTrue(client(alias, "{}").call(1, "tools/call", CALL).has("result"));
        }
      }
    }
  }

  @Test
  public void aServerWithOtherReasonsToRefuseIsNot() throws Exception {
    server.refuse(401, "");
    assertTrue(refusal("old").path("message").asText().contains("HTTP 401"));
    server.refuse(
        400, "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32022,\"message\":\"m\"}}");
    assertEquals(-32603, refusal("old").path("code").asInt());
    assertEquals(0, server.streams());
  }

  @Test
  public void aServerThatSpeaksNeitherIsReportedWithBothReasons() throws Exception {
    try (TestingHttpServer neither = new TestingHttpServer()) {
      neither.on("initialize", (http, m) -> TestingHttpServer.empty(http, 404));
      orchestrator.endpoint("neither", new Endpoint.Http(neither.uri(), Map.of()));
      gateway.registryChanged();
      String message = refusal("neither").path("message").asText();
      assertTrue(message, message.contains("HTTP 404") && message.contains("HTTP 405"));
    }
  }
}
