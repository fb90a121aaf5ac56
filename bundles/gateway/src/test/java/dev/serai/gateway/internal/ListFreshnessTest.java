package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** MCP 2026-07-28, caching: an aggregated list is a cache of what servers said before. */
public class ListFreshnessTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private void serve(TestingMcpServer server) {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway.registryChanged();
  }

  private static TestingMcpServer server(String capabilities, long ttl, String tool) {
    TestingMcpServer server = TestingModernServer.stdio(capabilities, tool);
    lists(server, ttl, tool);
    return server;
  }

  private static void lists(TestingMcpServer server, long ttl, String tool) {
    server.on("tools/list", request -> list(ttl, tool));
  }

  private static String list(long ttl, String tool) {
    return TestingMcpServer.tools(tool)
        .replaceFirst("\\{", "{\"ttlMs\":" + ttl + ",\"cacheScope\":\"public\",");
  }

  private JsonNode list() throws Exception {
    return new TestingModernHttpClient(gateway.uri("/mcp"), "{}")
        .request("tools/list", null, "")
        .get("result");
  }

  private static long asked(TestingMcpServer server) {
    return server.received().stream().filter(m -> m.contains("\"tools/list\"")).count();
  }

  @Test
  public void aListSaysHowMuchOfItsLifeIsLeft() throws Exception {
    serve(server("{\"tools\":{\"listChanged\":true}}", 60_000, "one"));
    long first = list().get("ttlMs").asLong();
    assertTrue("" + first, first > 0 && first <= 60_000);
    Eventually.assertTrue("it gets older", () -> list().get("ttlMs").asLong() < first);
  }

  @Test
  public void whatTheServerOfTheVersionBeforeListsIsNotTakenForThatOfTheNext() throws Exception {
    TestingMcpServer before = server("{\"tools\":{\"listChanged\":true}}", 60_000, "one");
    TestingMcpServer next = server("{\"tools\":{\"listChanged\":true}}", 60_000, "two");
    List<TestingMcpServer> versions = new ArrayList<>(List.of(before, next));
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> versions.remove(0));
    gateway.registryChanged();
    assertEquals("alpha__one", list().at("/tools/0/name").asText());
    long asked = asked(before);
    orchestrator.announce("alpha", "2.0.0");
    gateway.registryChanged();
    assertEquals("alpha__one", list().at("/tools/0/name").asText());
    orchestrator.hear("alpha");
    Eventually.assertTrue(
        "the next one is listed", () -> list().at("/tools/0/name").asText().equals("alpha__two"));
    assertEquals(asked, asked(before));
  }

  @Test
  public void aServerThatTellsNoChangesIsAskedAgainWhenItsListIsOver() throws Exception {
    TestingMcpServer server = server("{\"tools\":{}}", 0, "one");
    serve(server);
    assertEquals("alpha__one", list().at("/tools/0/name").asText());
    lists(server, 0, "two");
    assertEquals("alpha__two", list().at("/tools/0/name").asText());
  }

  @Test
  public void aListThatLivesAndOneWhoseServerTellsChangesAreNotAskedForAgain() throws Exception {
    TestingMcpServer lives = server("{\"tools\":{}}", 60_000, "one");
    TestingMcpServer tells = server("{\"tools\":{\"listChanged\":true}}", 0, "one");
    orchestrator.stdio("beta", EntryOptions.DEFAULTS, () -> tells);
    serve(lives);
    list();
    long before = asked(lives) + asked(tells);
    list();
    list();
    assertEquals(before, asked(lives) + asked(tells));
  }

  @Test
  public void aLegacyServerIsNotAskedForEachList() throws Exception {
    TestingMcpServer server =
        new TestingMcpServer("{\"tools\":{}}")
            .on("tools/list", request -> TestingMcpServer.tools("one"));
    serve(server);
    list();
    long before = asked(server);
    list();
    assertEquals(before, asked(server));
  }

  @Test
  public void aServerThatHangsIsAskedOnceAndItsOldListIsShown() throws Exception {
    TestingMcpServer server = server("{\"tools\":{}}", 0, "one");
    serve(server);
    list();
    server.on("tools/list", request -> null);
    long before = asked(server);
    list();
    JsonNode stale = list();
    assertEquals(before + 1, asked(server));
    assertEquals("alpha__one", stale.at("/tools/0/name").asText());
    assertEquals(0, stale.get("ttlMs").asInt());
  }
}
