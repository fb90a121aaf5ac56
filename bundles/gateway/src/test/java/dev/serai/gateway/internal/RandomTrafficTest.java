package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/**
 * Random valid calls and results pass as they would without the gateway, but for what the eras
 * demand: our request ids on the server's side, and the members that only one era has.
 */
public class RandomTrafficTest {
  private static final int CALLS = 300;
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(120);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer legacy = TestingMcpServer.withTools("t");
  private final TestingMcpServer modern = TestingModernServer.stdio("{\"tools\":{}}", "t");
  private TestingGateway gateway;
  private volatile String result;

  @Before
  public void start() throws Exception {
    for (TestingMcpServer server : List.of(legacy, modern)) {
      server.on("tools/call", request -> result);
    }
    orchestrator.stdio("legacy", EntryOptions.DEFAULTS, () -> legacy);
    orchestrator.stdio("modern", EntryOptions.DEFAULTS, () -> modern);
    gateway = new TestingGateway(folder.newFolder("gateway").toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    legacy.close();
    modern.close();
  }

  @Test
  public void legacyClientsAndServers() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/servers/legacy/mcp"), "{}");
    for (int seed = 0; seed < CALLS; seed++) {
      RandomJson json = new RandomJson(seed);
      String arguments = json.object(4);
      result = "{\"content\":[],\"structuredContent\":" + json.value(4) + "}";
      HttpResponse<String> answer = client.post(call(seed, arguments, ""));
      assertEquals("seed " + seed, answered(seed, result), answer.body());
      assertEquals("seed " + seed, call(seed, arguments, ""), received(legacy, seed));
    }
  }

  @Test
  public void modernClientsAndServers() throws Exception {
    TestingModernHttpClient client =
        new TestingModernHttpClient(gateway.uri("/servers/modern/mcp"), "{}");
    for (int seed = 0; seed < CALLS; seed++) {
      RandomJson json = new RandomJson(seed);
      String arguments = json.object(4);
      result = "{\"resultType\":\"complete\",\"content\":[],\"x\":" + json.value(4) + "}";
      String body = body(client, seed, arguments);
      assertEnds(seed, result, client.send(client.headers("tools/call", "t"), body).body());
      assertEquals("seed " + seed, body, received(modern, seed));
    }
  }

  @Test
  public void modernClientsAndLegacyServers() throws Exception {
    TestingModernHttpClient client =
        new TestingModernHttpClient(gateway.uri("/servers/legacy/mcp"), "{}");
    for (int seed = 0; seed < CALLS; seed++) {
      RandomJson json = new RandomJson(seed);
      String arguments = json.object(4);
      result = "{\"content\":[],\"structuredContent\":" + json.value(4) + "}";
      String body = body(client, seed, arguments);
      assertEnds(seed, result, client.send(client.headers("tools/call", "t"), body).body());
      String expected = body.replace(META, "\"_meta\":{}");
      assertEquals("seed " + seed, expected, received(legacy, seed));
    }
  }

  @Test
  public void legacyClientsAndModernServers() throws Exception {
    TestingClient client = TestingClient.initialized(gateway.uri("/servers/modern/mcp"), "{}");
    for (int seed = 0; seed < CALLS; seed++) {
      RandomJson json = new RandomJson(seed);
      String arguments = json.object(4);
      String rest = "\"content\":[],\"x\":" + json.value(4) + "}";
      result = "{\"resultType\":\"complete\"," + rest;
      HttpResponse<String> answer = client.post(call(seed, arguments, ""));
      assertEquals("seed " + seed, answered(seed, "{" + rest), answer.body());
      String received = received(modern, seed);
      assertTrue(received, received.endsWith(",\"name\":\"t\",\"arguments\":" + arguments + "}}"));
    }
  }

  private static String call(int id, String arguments, String more) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"t\",\"arguments\":"
        + arguments
        + more
        + "}}";
  }

  private static String body(TestingModernHttpClient client, int id, String arguments) {
    return client.body(
        String.valueOf(id), "tools/call", "\"name\":\"t\",\"arguments\":" + arguments);
  }

  private static String answered(int id, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
  }

  /** New members stand before those of the server, whose bytes are the same. */
  private static void assertEnds(int seed, String result, String answer) {
    assertTrue("seed " + seed + ": " + answer, answer.endsWith(result.substring(1) + "}"));
  }

  /** The last call as the server got it, with the client's id in the place of ours. */
  private static String received(TestingMcpServer server, int id) {
    List<String> calls =
        server.received().stream().filter(text -> text.contains("\"tools/call\"")).toList();
    return calls.get(calls.size() - 1).replaceFirst("\"id\":\\d+", "\"id\":" + id);
  }
}
