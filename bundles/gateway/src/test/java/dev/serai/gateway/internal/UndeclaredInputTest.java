package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Servers of either era ask for what a client of either era has not declared, or has. */
public class UndeclaredInputTest {
  private static final String URL =
      "{\"mode\":\"url\",\"url\":\"https://a.example/\",\"message\":\"go\"}";
  private static final String FORM = "{\"message\":\"Who?\"}";
  private static final String TOOLS =
      "{\"messages\":[],\"maxTokens\":5,\"tools\":[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}}]}";
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"one\"}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer legacy = TestingMcpServer.withTools("one");
  private final TestingMcpServer modern = TestingModernServer.stdio("{\"tools\":{}}", "one");
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("legacy", EntryOptions.DEFAULTS, () -> legacy);
    orchestrator.stdio("modern", EntryOptions.DEFAULTS, () -> modern);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    legacy.on("tools/call", request -> null);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private static String wanted(String method, String params) {
    return "{\"method\":\"" + method + "\",\"params\":" + params + "}";
  }

  /** What a client of the sessions hears while a modern server asks. */
  private JsonNode askedByModern(String version, String capabilities, String wanted)
      throws Exception {
    modern.on(
        "tools/call",
        request -> "{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":" + wanted + "}}");
    TestingClient client = new TestingClient(gateway.uri("/servers/modern/mcp"));
    client.initialize(version, capabilities);
    return TestingClient.read(TestingClient.next(client.stream(CALL)));
  }

  private void assertAsked(String version, String capabilities, String wanted) throws Exception {
    JsonNode heard = askedByModern(version, capabilities, wanted);
    assertEquals(
        heard.toString(),
        TestingClient.read(wanted).get("method").asText(),
        heard.path("method").asText());
  }

  private void assertRefused(String version, String capabilities, String wanted) throws Exception {
    JsonNode heard = askedByModern(version, capabilities, wanted);
    assertEquals(heard.toString(), "UPSTREAM_INVALID", heard.at("/error/data/code").asText());
  }

  @Test
  public void urlsAreAskedOfLegacyClientsThatDeclaredThemOnly() throws Exception {
    String wanted = wanted("elicitation/create", URL);
    assertRefused("2025-11-25", "{\"elicitation\":{}}", wanted);
    assertRefused("2025-11-25", "{\"elicitation\":{\"form\":{}}}", wanted);
    assertAsked("2025-11-25", "{\"elicitation\":{\"url\":{}}}", wanted);
  }

  @Test
  public void aRevisionWithoutUrlModeIsNotAskedToOpenThem() throws Exception {
    String declared = "{\"elicitation\":{\"url\":{}}}";
    assertRefused("2025-06-18", declared, wanted("elicitation/create", URL));
    assertAsked("2025-06-18", declared, wanted("elicitation/create", FORM));
  }

  @Test
  public void formsAreNotAskedOfClientsThatDeclaredUrlsAlone() throws Exception {
    String wanted = wanted("elicitation/create", FORM);
    assertRefused("2025-11-25", "{\"elicitation\":{\"url\":{}}}", wanted);
    assertAsked("2025-11-25", "{\"elicitation\":{\"url\":{},\"form\":{}}}", wanted);
  }

  @Test
  public void samplingWithToolsIsAskedOfClientsThatDeclaredItOnly() throws Exception {
    String wanted = wanted("sampling/createMessage", TOOLS);
    assertRefused("2025-11-25", "{\"sampling\":{}}", wanted);
    assertAsked("2025-11-25", "{\"sampling\":{\"tools\":{}}}", wanted);
  }

  private void asks(String method, String params) {
    legacy.awaitCall();
    legacy.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}");
  }

  @Test
  public void aLegacyServerIsToldThatALegacyClientOpensNoUrls() throws Exception {
    TestingClient.initialized(gateway.uri("/servers/legacy/mcp"), "{\"elicitation\":{}}")
        .postAsync(CALL);
    asks("elicitation/create", URL);
    legacy.awaitReceivedPart("\"id\":\"a\",\"error\":{\"code\":-32602");
  }

  @Test
  public void aLegacyServerIsToldThatAModernClientSamplesWithoutTools() throws Exception {
    BlockingQueue<String> messages =
        new TestingModernHttpClient(gateway.uri("/servers/legacy/mcp"), "{\"sampling\":{}}")
            .stream("1", "tools/call", "one", "\"name\":\"one\"");
    asks("sampling/createMessage", TOOLS);
    legacy.awaitReceivedPart("\"id\":\"a\",\"error\":{\"code\":-32602");
    assertEquals(0, messages.size());
  }

  @Test
  public void aModernServerIsNotHelpedToSampleWithToolsByAModernClientWithoutThem()
      throws Exception {
    modern.on(
        "tools/call",
        request ->
            "{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":"
                + wanted("sampling/createMessage", TOOLS)
                + "}}");
    JsonNode answer =
        new TestingModernHttpClient(gateway.uri("/servers/modern/mcp"), "{\"sampling\":{}}")
            .request("tools/call", "one", "\"name\":\"one\"");
    assertEquals(answer.toString(), "UPSTREAM_INVALID", answer.at("/error/data/code").asText());
  }
}
