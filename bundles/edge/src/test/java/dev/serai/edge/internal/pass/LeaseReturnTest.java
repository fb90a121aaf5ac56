package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.TestingHandler;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Whatever ends a request returns its lease. */
public class LeaseReturnTest extends EdgeTest {
  public LeaseReturnTest() {
    super(new HoldLimits(Duration.ofSeconds(20), 10), ServiceSlot.MAX_DRAIN);
  }

  @Test
  public void aRequestReachesTheHandlerUnchanged() throws Exception {
    edge.bind();
    HttpResponse<String> answer = edge.post("/servers/a%2Fb/mcp?q=1", "{\"n\":1.0}");
    assertEquals(200, answer.statusCode());
    assertEquals("{\"n\":1.0}", answer.body());
    assertEquals("/servers/a%2Fb/mcp?q=1", answer.headers().firstValue("Echo-Uri").orElseThrow());
  }

  @Test
  public void aSynchronousAnswerReturnsTheLease() throws Exception {
    TestingHandler handler = edge.bind();
    assertEquals("sync", edge.post("/mcp/sync", "").body());
    assertDrains(handler);
  }

  @Test
  public void aCompletedRequestReturnsTheLease() throws Exception {
    TestingHandler handler = edge.bind();
    edge.post("/mcp", "x");
    assertDrains(handler);
  }

  @Test
  public void aFailingHandlerBecomesAnErrorWithoutDetailAndReturnsTheLease() throws Exception {
    TestingHandler handler = edge.bind();
    for (String path : new String[] {"/mcp/fail", "/mcp/async-fail"}) {
      HttpResponse<String> answer = edge.post(path, "x");
      assertRefused(answer, ErrorCode.INTERNAL);
      assertTrue(answer.body(), !answer.body().contains("as the path says"));
    }
    assertDrains(handler);
  }

  @Test
  public void aTimedOutRequestReturnsTheLease() throws Exception {
    TestingHandler handler = edge.bind();
    assertEquals(500, edge.post("/mcp/timeout", "x").statusCode());
    assertDrains(handler);
  }

  @Test
  public void aClientThatLeavesReturnsTheLease() throws Exception {
    TestingHandler handler = edge.bind();
    try (Socket socket = new Socket("127.0.0.1", edge.port())) {
      socket
          .getOutputStream()
          .write("GET /mcp HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertTrue(socket.getInputStream().read() > 0);
      socket.setSoLinger(true, 0);
    }
    assertDrains(handler);
  }

  @Test
  public void aRequestThatWasHeldReturnsTheLease() throws Exception {
    CompletableFuture<HttpResponse<String>> answer = edge.postAsync("/mcp", "held");
    CompletableFuture<HttpResponse<String>> sync = edge.postAsync("/mcp/sync", "held");
    awaitHeld(2);
    TestingHandler handler = edge.bind();
    assertEquals("held", answer.get(10, TimeUnit.SECONDS).body());
    assertEquals("sync", sync.get(10, TimeUnit.SECONDS).body());
    assertDrains(handler);
  }

  /** A lease that were still out would hold the handler for the whole drain bound. */
  private void assertDrains(TestingHandler handler) throws Exception {
    long begin = System.nanoTime();
    edge.unbind(handler).get(10, TimeUnit.SECONDS);
    assertTrue("a lease was not returned", System.nanoTime() - begin < drain.toNanos());
  }
}
