package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** MCP Apps (SEP-1865) for modern clients, in front of servers of both eras. */
public class ModernAppsTest {
  private static final String EXTENSION =
      "{\"extensions\":{\"io.modelcontextprotocol/ui\":"
          + "{\"mimeTypes\":[\"text/html;profile=mcp-app\"],\"v\":1.0}}}";
  private static final String OFFERED = "{\"io.modelcontextprotocol/ui\":{\"v\":2.0}}";
  private static final String CAPABILITIES =
      "{\"tools\":{},\"resources\":{},\"extensions\":" + OFFERED + "}";

  /** What a host builds its sandbox from: nothing of it may change. */
  private static final String UI =
      "\"ui\":{\"csp\":{\"connectDomains\":[\"https://a.example\",\"wss:\\/\\/b.example\"],"
          + "\"resourceDomains\":[ \"https://*.c.example\" ],\"x\":[1.0,1e2]},"
          + "\"permissions\":{\"camera\":{},\"clipboardWrite\":{}},\"domain\":\"d.example\","
          + "\"prefersBorder\":true}";

  private static final String TOOLS =
      "{\"tools\":[{\"name\":\"show\",\"inputSchema\":{\"type\":\"object\"},\"_meta\":{\"ui\":"
          + "{\"resourceUri\":\"ui://dash/main\",\"visibility\":[\"model\",\"app\"]},"
          + "\"ui/resourceUri\":\"ui://dash/main\"}}]}";
  private static final String RESOURCES =
      "{\"resources\":[{\"uri\":\"ui://dash/main\",\"name\":\"Dash\",\"_meta\":{" + UI + "}}]}";
  private static final String CONTENTS =
      "{\"contents\":[{\"uri\":\"ui://dash/main\",\"mimeType\":\"text/html;profile=mcp-app\","
          + "\"text\":\"<!DOCTYPE html><a href='ui://dash/main'>\",\"_meta\":{"
          + UI
          + "}}]}";
  private static final String SHOWN =
      "{\"content\":[{\"type\":\"resource_link\",\"uri\":\"ui://dash/main\",\"name\":\"Dash\"},"
          + "{\"type\":\"resource\",\"resource\":{\"uri\":\"ui://dash/main\",\"text\":\"x\","
          + "\"_meta\":{"
          + UI
          + "}}}],\"structuredContent\":{\"at\":\"ui://dash/main\"}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final List<String> names = new CopyOnWriteArrayList<>();
  private final TestingMcpServer old =
      new TestingMcpServer(CAPABILITIES)
          .on("tools/list", m -> TOOLS)
          .on("resources/list", m -> RESOURCES)
          .on("resources/read", m -> CONTENTS)
          .on("tools/call", m -> SHOWN);
  private TestingModernServer web;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    web = new TestingModernServer(CAPABILITIES);
    web.onCall((http, m) -> TestingModernServer.result(http, m, SHOWN));
    web.http()
        .on("tools/list", (http, m) -> TestingModernServer.result(http, m, TOOLS))
        .on("resources/list", (http, m) -> TestingModernServer.result(http, m, RESOURCES))
        .on(
            "resources/read",
            (http, m) -> {
              names.add(http.getRequestHeaders().getFirst("Mcp-Name"));
              TestingModernServer.result(http, m, CONTENTS);
            });
    orchestrator.endpoint("web", new Endpoint.Http(web.uri(), Map.of()));
    orchestrator.stdio("old", EntryOptions.DEFAULTS, () -> old);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    Eventually.assertTrue("both servers are listed", this::areListed);
  }

  private boolean areListed() throws Exception {
    String tools = ask("/mcp", "tools/list", null, "");
    return tools.contains("old__") && tools.contains("web__");
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    web.close();
  }

  private String ask(String path, String method, String name, String members) throws Exception {
    return new TestingModernHttpClient(gateway.uri(path), EXTENSION)
        .post(method, name, members)
        .body();
  }

  private static String inner(String json) {
    return json.substring(1, json.length() - 1);
  }

  /** The text with the URI that clients of the aggregated endpoint know, where it is one. */
  private static String mapped(String json, String alias) {
    return json.replace("i\":\"ui://dash/main\"", "i\":\"ui://" + alias + "__dash/main\"");
  }

  private static void assertHolds(String message, String expected) {
    assertTrue(message + "\nlacks " + expected, message.contains(expected));
  }

  @Test
  public void onAnAggregatedEndpointAToolsAppIsReadByTheUriThatTheToolNames() throws Exception {
    String tools = ask("/mcp", "tools/list", null, "");
    String resources = ask("/mcp", "resources/list", null, "");
    for (String alias : List.of("web", "old")) {
      assertHolds(
          tools, mapped(TOOLS.substring(TOOLS.indexOf("\"_meta\""), TOOLS.length() - 2), alias));
      assertHolds(resources, mapped(RESOURCES.substring(14, RESOURCES.length() - 2), alias));
      String uri = "ui://" + alias + "__dash/main";
      String read = ask("/mcp", "resources/read", uri, "\"uri\":\"" + uri + "\"");
      assertHolds(read, mapped(inner(CONTENTS), alias));
    }
    assertEquals(List.of("ui://dash/main"), names);
    old.awaitReceivedPart("\"params\":{\"uri\":\"ui://dash/main\"");
  }

  @Test
  public void onAnAggregatedEndpointResultsNameTheSameUri() throws Exception {
    for (String alias : List.of("web", "old")) {
      String tool = alias + "__show";
      String shown = ask("/mcp", "tools/call", tool, "\"name\":\"" + tool + "\"");
      assertHolds(shown, mapped(inner(SHOWN), alias));
    }
  }

  @Test
  public void atTheEndpointOfOneServerNothingIsChanged() throws Exception {
    for (String alias : List.of("web", "old")) {
      String path = "/servers/" + alias + "/mcp";
      assertHolds(ask(path, "tools/list", null, ""), inner(TOOLS));
      assertHolds(ask(path, "resources/list", null, ""), inner(RESOURCES));
      String uri = "ui://dash/main";
      assertHolds(ask(path, "resources/read", uri, "\"uri\":\"" + uri + "\""), inner(CONTENTS));
      assertHolds(ask(path, "tools/call", "show", "\"name\":\"show\""), inner(SHOWN));
    }
  }

  @Test
  public void serversHearTheDeclarationAsTheClientMadeIt() throws Exception {
    for (String path : List.of("/mcp", "/servers/web/mcp", "/servers/old/mcp")) {
      ask(path, "tools/list", null, "");
    }
    List<String> listed =
        web.http().received().stream().filter(m -> m.contains("\"tools/list\"")).toList();
    assertTrue(listed.toString(), listed.size() >= 2);
    for (String request : listed) {
      assertHolds(request, "\"io.modelcontextprotocol/clientCapabilities\":" + EXTENSION);
    }
    old.awaitReceivedPart("\"capabilities\":" + EXTENSION);
  }

  @Test
  public void legacyClientsDeclareItToServersOfBothEras() throws Exception {
    for (String alias : List.of("web", "old")) {
      TestingClient.initialized(gateway.uri("/servers/" + alias + "/mcp"), EXTENSION)
          .call(1, "tools/call", "{\"name\":\"show\"}");
    }
    assertEquals(
        EXTENSION,
        web.call(0).at("/params/_meta/io.modelcontextprotocol~1clientCapabilities").toString());
    old.awaitReceivedPart("\"capabilities\":" + EXTENSION);
  }

  @Test
  public void whatServersOfferReachesClientsOfBothEras() throws Exception {
    String at = "/result/capabilities/extensions";
    for (String alias : List.of("web", "old")) {
      String path = "/servers/" + alias + "/mcp";
      JsonNode modern = TestingClient.read(ask(path, "server/discover", null, "")).at(at);
      assertEquals(OFFERED, modern.toString());
      TestingClient client = new TestingClient(gateway.uri(path));
      JsonNode legacy = TestingClient.json(client.initialize("2025-11-25", EXTENSION)).at(at);
      assertEquals(OFFERED, legacy.toString());
    }
    JsonNode all = TestingClient.read(ask("/mcp", "server/discover", null, "")).at(at);
    assertTrue(all.toString(), all.has("io.modelcontextprotocol/ui"));
    TestingClient client = new TestingClient(gateway.uri("/mcp"));
    JsonNode legacy = TestingClient.json(client.initialize("2025-11-25", EXTENSION)).at(at);
    assertEquals("{\"io.modelcontextprotocol/ui\":{}}", legacy.toString());
  }
}
