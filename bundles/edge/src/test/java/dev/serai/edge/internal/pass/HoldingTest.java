package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** What happens to a request while there is no handler. */
public class HoldingTest extends EdgeTest {
  public HoldingTest() {
    super(new HoldLimits(Duration.ofMillis(700), 2), Duration.ZERO);
  }

  @Test
  public void aRequestIsHeldUntilAHandlerComes() throws Exception {
    CompletableFuture<HttpResponse<String>> answer = edge.postAsync("/mcp", "held");
    CompletableFuture<HttpResponse<String>> sync = edge.postAsync("/mcp/sync", "held");
    awaitHeld(2);
    edge.bind();
    assertEquals("held", answer.get(10, TimeUnit.SECONDS).body());
    assertEquals("sync", sync.get(10, TimeUnit.SECONDS).body());
  }

  @Test
  public void beforeTheFirstHandlerTheAnswerIsThatSeraiStarts() throws Exception {
    assertRetryable(edge.post("/mcp", "x"), ErrorCode.STARTING);
  }

  @Test
  public void withoutAHandlerTheAnswerIs503AndSaysWhenToComeBack() throws Exception {
    edge.handlers().unbind(edge.bind());
    long begin = System.nanoTime();
    HttpResponse<String> answer = edge.post("/mcp", "x");
    assertTrue(System.nanoTime() - begin >= limits.stay().toNanos());
    assertRetryable(answer, ErrorCode.SERVICE_MISSING);
  }

  @Test
  public void oneRequestMoreThanTheSeatsIsTurnedAwayAtOnce() throws Exception {
    edge.postAsync("/mcp", "1");
    edge.postAsync("/mcp", "2");
    awaitHeld(2);
    assertRetryable(edge.post("/mcp", "3"), ErrorCode.OVERLOADED);
    edge.bind();
    awaitHeld(0);
  }
}
