package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What clients hear of the log of a process that they share. */
public class SharedLogLevelTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one");
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient client() throws Exception {
    return TestingClient.initialized(gateway.uri("/servers/alpha/mcp"), "{}");
  }

  private static void set(TestingClient client, String level) throws Exception {
    assertEquals(
        "{}",
        client
            .call(1, "logging/setLevel", "{\"level\":\"" + level + "\"}")
            .path("result")
            .toString());
  }

  private String level() {
    List<String> told =
        server.received().stream().filter(m -> m.contains("\"logging/setLevel\"")).toList();
    return told.isEmpty()
        ? ""
        : told.get(told.size() - 1).replaceAll(".*\"level\":\"(\\w+)\".*", "$1");
  }

  private void logs(String level, String data) {
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\""
            + level
            + "\",\"data\":\""
            + data
            + "\"}}");
  }

  @Test
  public void theServerIsToldTheMostVerboseLevelAndEachHearsWhatItAskedFor() throws Exception {
    TestingClient verbose = client();
    TestingClient quiet = client();
    BlockingQueue<String> much = verbose.listen();
    BlockingQueue<String> little = quiet.listen();
    set(verbose, "info");
    set(quiet, "error");
    assertEquals("info", level());
    logs("info", "a");
    logs("error", "b");
    assertTrue(TestingClient.next(much).contains("\"data\":\"a\""));
    assertTrue(TestingClient.next(much).contains("\"data\":\"b\""));
    assertTrue(TestingClient.next(little).contains("\"data\":\"b\""));
  }

  @Test
  public void aClientWithoutALevelGoesOnHearingEverything() throws Exception {
    BlockingQueue<String> everything = client().listen();
    set(client(), "error");
    assertEquals("debug", level());
    logs("debug", "a");
    assertTrue(TestingClient.next(everything).contains("\"data\":\"a\""));
  }

  @Test
  public void aClientThatComesLaterWithoutALevelHearsEverythingToo() throws Exception {
    set(client(), "error");
    assertEquals("error", level());
    client();
    Eventually.assertTrue("the server is told", () -> level().equals("debug"));
  }

  @Test
  public void theLevelFallsWhenTheClientThatWantedMoreHasGone() throws Exception {
    TestingClient verbose = client();
    set(verbose, "debug");
    set(client(), "error");
    assertEquals("debug", level());
    verbose.send(verbose.request().DELETE().build());
    Eventually.assertTrue("the server is told", () -> level().equals("error"));
  }

  @Test
  public void aServerWithoutALogSaysSoItself() throws Exception {
    TestingMcpServer silent =
        new TestingMcpServer("{\"tools\":{}}").onError("logging/setLevel", -32601);
    orchestrator.stdio("silent", EntryOptions.DEFAULTS, () -> silent);
    gateway.registryChanged();
    TestingClient client = TestingClient.initialized(gateway.uri("/servers/silent/mcp"), "{}");
    assertEquals(
        -32601,
        client.call(1, "logging/setLevel", "{\"level\":\"info\"}").at("/error/code").asInt());
  }
}
