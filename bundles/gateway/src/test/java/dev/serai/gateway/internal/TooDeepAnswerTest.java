package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.gateway.internal.limits.Limit;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What cannot be read, of a server and of a client. */
public class TooDeepAnswerTest {
  private static final String CALL = "{\"name\":\"one\"}";
  private static final String DEEP = "[".repeat(300) + "]".repeat(300);
  private static final String LONG = "1".repeat(1_500);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one");
  private TestingGateway gateway;
  private TestingClient client;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    client = TestingClient.initialized(gateway.uri("/servers/one/mcp"), "{}");
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private String answered(String result) throws Exception {
    server.on("tools/call", request -> result);
    JsonNode error = client.call(1, "tools/call", CALL).path("error");
    assertEquals(error.toString(), "UPSTREAM_INVALID", error.at("/data/code").asText());
    return error.path("message").asText();
  }

  @Test
  public void anAnswerBeyondALimitFailsItsCallAndNamesTheLimit() throws Exception {
    String deep = answered("{\"a\":" + DEEP + "}");
    assertTrue(deep, deep.endsWith(Limit.NESTING.sentence()));
    assertEquals(1, gateway.hits().of(Limit.NESTING));
    String number = answered("{\"a\":" + LONG + "}");
    assertTrue(number, number.endsWith(Limit.NUMBER.sentence()));
    assertEquals(1, gateway.hits().of(Limit.NUMBER));
  }

  @Test
  public void anAnswerThatIsNoMessageFailsItsCallAndTheNextOneWorks() throws Exception {
    for (String result : List.of("{\"a\":01}", "{\"a\":", "{},\"error\":null")) {
      String message = answered(result);
      assertTrue(message, message.startsWith("The server's answer cannot be read."));
    }
    server.on("tools/call", request -> "{\"content\":[]}");
    assertTrue(client.call(2, "tools/call", CALL).has("result"));
  }

  @Test
  public void aRequestBeyondALimitIsRefusedWithTheNameOfTheLimit() throws Exception {
    for (String argument : List.of(DEEP, LONG)) {
      Limit limit = argument.equals(DEEP) ? Limit.NESTING : Limit.NUMBER;
      JsonNode error =
          client
              .call(1, "tools/call", "{\"name\":\"one\",\"arguments\":{\"a\":" + argument + "}}")
              .path("error");
      assertEquals(-32600, error.path("code").asInt());
      String message = error.path("message").asText();
      assertTrue(message, message.endsWith(limit.sentence()));
      assertEquals(1, gateway.hits().of(limit));
    }
  }
}
