package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.edge.internal.TestingHandler;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import org.junit.Test;

/** What happens to a request when its handler leaves. */
public class DrainTest extends EdgeTest {
  public DrainTest() {
    super(new HoldLimits(Duration.ofMillis(500), 2), Duration.ofMillis(400));
  }

  @Test
  public void aLeavingHandlerFinishesWhatItHas() throws Exception {
    TestingHandler old = edge.bind();
    CompletableFuture<HttpResponse<String>> answer = edge.postAsync("/mcp/never", "x");
    AsyncContext open = awaitOpen(old, "/mcp/never");
    CompletableFuture<Void> left = edge.unbind(old);
    open.getResponse().getOutputStream().print("finished");
    open.complete();
    assertEquals("finished", answer.get(10, TimeUnit.SECONDS).body());
    left.get(10, TimeUnit.SECONDS);
  }

  @Test
  public void anUnansweredRequestOfAHandlerThatLeftMayBeSentAgain() throws Exception {
    TestingHandler old = edge.bind();
    CompletableFuture<HttpResponse<String>> answer = edge.postAsync("/mcp/never", "x");
    AsyncContext open = awaitOpen(old, "/mcp/never");
    open.getResponse().setContentType("text/plain");
    open.getResponse().getOutputStream().print("half an answer");
    edge.unbind(old).get(10, TimeUnit.SECONDS);
    assertRetryable(answer.get(10, TimeUnit.SECONDS), ErrorCode.SERVICE_REPLACED);
  }

  @Test
  public void aHandlerThatLeftCannotTouchAnEndedRequest() throws Exception {
    TestingHandler old = edge.bind();
    CompletableFuture<HttpResponse<String>> answer = edge.postAsync("/mcp/never", "x");
    AsyncContext open = awaitOpen(old, "/mcp/never");
    edge.unbind(old).get(10, TimeUnit.SECONDS);
    open.getResponse().setContentType("text/plain");
    assertThrows(IOException.class, () -> open.getResponse().getOutputStream().print("late"));
    open.complete();
    assertRetryable(answer.get(10, TimeUnit.SECONDS), ErrorCode.SERVICE_REPLACED);
  }

  @Test
  public void aCommittedStreamOfAHandlerThatLeftIsEnded() throws Exception {
    TestingHandler old = edge.bind();
    CompletableFuture<HttpResponse<String>> answer = edge.postAsync("/mcp/committed", "x");
    awaitOpen(old, "/mcp/committed");
    edge.unbind(old).get(10, TimeUnit.SECONDS);
    assertEquals(200, answer.get(10, TimeUnit.SECONDS).statusCode());
    assertEquals(": begun\n\n", answer.get().body());
  }
}
