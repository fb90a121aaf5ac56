package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions;
import dev.serai.gateway.internal.limits.Limit;
import java.io.IOException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ListeningStreamTest {
  private static final String PATH = "/servers/one/mcp";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;
  private TestingClient client;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("one", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("echo"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    client = client("2025-11-25");
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingClient client(String version) throws Exception {
    TestingClient opened = new TestingClient(gateway.uri(PATH));
    opened.initialize(version, "{}");
    return opened;
  }

  private TestingEventStream listen(String lastEventId) throws IOException {
    return new TestingEventStream(gateway.port(), PATH, client.session(), lastEventId);
  }

  private void tell(int number) {
    orchestrator.started().get(0).emit(message(number));
  }

  private static String message(int number) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{\"n\":" + number + "}}";
  }

  private static String event(String id, int number) {
    return "id: " + id + "\nevent: message\ndata: " + message(number) + "\n";
  }

  @Test
  public void theStreamBeginsWithAnIdAndEachEventHasOne() throws Exception {
    try (TestingEventStream stream = listen(null)) {
      assertEquals("id: g1-0\ndata: \n", stream.next());
      tell(1);
      assertEquals(event("g1-1", 1), stream.next());
    }
  }

  @Test
  public void aClientThatComesBackGetsWhatItMissed() throws Exception {
    try (TestingEventStream stream = listen(null)) {
      stream.next();
      tell(1);
      tell(2);
      stream.next();
    }
    try (TestingEventStream stream = listen("g1-1")) {
      assertEquals(event("g1-2", 2), stream.next());
      tell(3);
      assertEquals("It goes on as the same stream", event("g1-3", 3), stream.next());
    }
  }

  @Test
  public void whatComesWhileNobodyListensWaits() throws Exception {
    tell(1);
    tell(2);
    Eventually.assertTrue("a call goes behind them", () -> client.call(1, "ping", "{}") != null);
    client.call(2, "tools/list", "{}");
    try (TestingEventStream stream = listen(null)) {
      stream.next();
      assertEquals(event("g1-1", 1), stream.next());
      assertEquals(event("g1-2", 2), stream.next());
    }
  }

  @Test
  public void aClientThatComesTooLateIsToldSoAndGetsWhatIsKept() throws Exception {
    try (TestingEventStream stream = listen(null)) {
      stream.next();
      for (int number = 1; number <= 7; number++) {
        tell(number);
        stream.next();
      }
    }
    assertEquals(0, gateway.hits().of(Limit.REPLAY));
    try (TestingEventStream stream = listen("g1-1")) {
      String notice = stream.next();
      assertTrue(notice, notice.contains("\"level\":\"error\",\"logger\":\"serai\""));
      assertTrue(notice, notice.contains("The limit is replay-events, replay-bytes."));
      assertEquals(event("g1-3", 3), stream.next());
      assertEquals(1, gateway.hits().of(Limit.REPLAY));
    }
  }

  @Test
  public void anOlderRevisionGetsIdsButNoEventWithoutData() throws Exception {
    client = client("2025-06-18");
    try (TestingEventStream stream = listen(null)) {
      tell(1);
      assertEquals(event("g1-1", 1), stream.next());
      gateway.stopListening();
      assertEquals(TestingEventStream.END, stream.next());
    }
    gateway = gateway.replaced();
  }

  @Test
  public void aGatewayThatIsReplacedSaysWhenToComeBack() throws Exception {
    try (TestingEventStream stream = listen(null)) {
      stream.next();
      gateway.stopListening();
      assertEquals("retry: 500\n", stream.next());
      assertEquals(TestingEventStream.END, stream.next());
    }
    gateway = gateway.replaced();
    try (TestingEventStream stream = listen("g1-0")) {
      String first = stream.next();
      assertTrue(
          "Another gateway numbers its streams anew", first.matches("id: g\\d{13}-0\ndata: \n"));
    }
  }

  @Test
  public void aMessageGoesOnTheNewestStreamOnly() throws Exception {
    try (TestingEventStream older = listen(null);
        TestingEventStream newer = listen(null)) {
      older.next();
      newer.next();
      tell(1);
      assertEquals(event("g2-1", 1), newer.next());
      try (TestingEventStream again = listen("g1-0")) {
        tell(2);
        assertEquals("The one that came last", event("g1-1", 2), again.next());
      }
    }
  }
}
