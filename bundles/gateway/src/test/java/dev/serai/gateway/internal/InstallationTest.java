package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What is installed under an id of its own is listed under the alias of its entry. */
public class InstallationTest {
  private static final String ID = "0b0e5c1e-5f5a-4f3c-9d3e-6a1f2c3d4e5f";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio(
        "beta",
        EntryOptions.DEFAULTS,
        () ->
            TestingMcpServer.withTools("one")
                .on("resources/read", request -> "{\"contents\":[{\"uri\":\"demo://x\"}]}"));
    orchestrator.installed("beta", ID);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  @Test
  public void itsToolsHaveTheAliasAndReachIt() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    JsonNode listed = client.call(1, "tools/list", "{}");
    assertEquals("beta__one", listed.at("/result/tools/0/name").asText());
    JsonNode answer = client.call(2, "tools/call", "{\"name\":\"beta__one\"}");
    assertEquals("one", answer.at("/result/content/0/text").asText());
  }

  @Test
  public void itsResourcesAreReachedThroughTheAlias() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/mcp"), "{}");
    client.call(1, "tools/list", "{}");
    JsonNode answer = client.call(2, "resources/read", "{\"uri\":\"demo://beta__x\"}");
    assertEquals("demo://beta__x", answer.at("/result/contents/0/uri").asText());
  }

  @Test
  public void itHasAnEndpointOfItsOwnUnderItsId() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/servers/" + ID + "/mcp"), "{}");
    JsonNode answer = client.call(1, "tools/call", "{\"name\":\"one\"}");
    assertEquals("one", answer.at("/result/content/0/text").asText());
    TestingClient byAlias = new TestingClient(gateway.uri("/servers/beta/mcp"));
    assertEquals(
        "UNKNOWN_SERVER",
        TestingClient.json(byAlias.initialize("2025-11-25", "{}")).at("/error/data/code").asText());
  }
}
