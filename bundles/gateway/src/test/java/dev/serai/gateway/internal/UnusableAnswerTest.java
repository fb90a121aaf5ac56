package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import java.util.List;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Results of servers that are no objects, or hold a {@code _meta} that is none. */
public class UnusableAnswerTest {
  private static final String PATH = "/servers/one/mcp";
  private static final String CALL = "{\"name\":\"one\"}";
  private static final List<String> OTHERS = List.of("null", "[]", "\"x\"", "7");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingMcpServer start(TestingMcpServer server) throws Exception {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    return server;
  }

  private String called() throws Exception {
    return TestingClient.next(
        new TestingModernHttpClient(gateway.uri(PATH), "{}")
            .stream("1", "tools/call", "one", "\"name\":\"one\""));
  }

  private static void assertInvalid(JsonNode answer) {
    assertEquals(answer.toString(), "UPSTREAM_INVALID", answer.at("/error/data/code").asText());
    assertTrue(answer.at("/error/message").asText().contains("no object"));
  }

  @Test
  public void aModernClientHearsThatTheResultOfALegacyServerIsNone() throws Exception {
    TestingMcpServer server = start(TestingMcpServer.withTools("one"));
    for (String result : OTHERS) {
      server.on("tools/call", request -> result);
      assertInvalid(TestingClient.read(called()));
    }
  }

  @Test
  public void anyClientHearsThatTheResultOfAModernServerIsNone() throws Exception {
    TestingMcpServer server = start(TestingModernServer.stdio("{\"tools\":{}}", "one"));
    TestingClient legacy = TestingClient.initialized(gateway.uri(PATH), "{}");
    for (String result : OTHERS) {
      server.on("tools/call", request -> result);
      assertInvalid(TestingClient.read(called()));
      assertInvalid(legacy.call(1, "tools/call", CALL));
    }
  }

  @Test
  public void metaThatIsNoObjectIsReplaced() throws Exception {
    TestingMcpServer server = start(TestingMcpServer.withTools("one"));
    for (String meta : OTHERS) {
      server.on("tools/call", request -> "{\"_meta\":" + meta + ",\"content\":[]}");
      String answer = called();
      assertEquals(answer, 2, answer.split("\"_meta\":").length);
      assertTrue(answer, TestingClient.read(answer).at("/result/_meta").isObject());
    }
  }
}
