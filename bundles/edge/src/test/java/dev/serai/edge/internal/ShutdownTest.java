package dev.serai.edge.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.edge.internal.entrance.TestingPublication;
import dev.serai.edge.internal.pass.HoldLimits;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

public class ShutdownTest {
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingEdge edge =
      new TestingEdge(
          new HoldLimits(Duration.ofMillis(300), 2), Duration.ZERO, TestingPublication.WHITEBOARD);
  private final Handlers handlers = new Handlers(edge.handlers(), edge.forwarder().phase()::open);
  private final TestingHandler handler = new TestingHandler();

  @After
  public void close() throws Exception {
    edge.close();
  }

  private CompletableFuture<Void> stops(long bundle, Duration limit) {
    Shutdown shutdown = new Shutdown(edge.forwarder(), handlers, limit);
    return CompletableFuture.runAsync(
        () -> shutdown.bundleChanged(new BundleEvent(BundleEvent.STOPPING, bundle(bundle))));
  }

  private static Bundle bundle(long id) {
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (p, m, a) -> id);
  }

  private AsyncContext open(String path) {
    Eventually.until("the request is open", () -> handler.open(path) != null);
    return handler.open(path);
  }

  @Test
  public void aCallInFlightEndsBeforeTheFrameworkStopsAndNewOnesAreTurnedAway() throws Exception {
    handlers.bind(handler);
    CompletableFuture<HttpResponse<String>> answer = edge.postAsync("/mcp/never", "x");
    AsyncContext open = open("/mcp/never");
    CompletableFuture<Void> stopping = stops(0, Duration.ofSeconds(30));
    Eventually.until("it stops", () -> edge.forwarder().phase().stopping());
    HttpResponse<String> refused = edge.post("/mcp", "y");
    assertEquals(503, refused.statusCode());
    assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
    assertTrue(refused.body(), refused.body().contains("\"code\":\"STOPPING\""));
    assertFalse(stopping.isDone());
    open.getResponse().getOutputStream().print("finished");
    open.complete();
    assertEquals("finished", answer.get(10, TimeUnit.SECONDS).body());
    stopping.get(10, TimeUnit.SECONDS);
    assertFalse(handler.isListening());
  }

  @Test
  public void aCallThatDoesNotEndDelaysTheEndForTheLimitOnly() throws Exception {
    handlers.bind(handler);
    edge.postAsync("/mcp/never", "x");
    open("/mcp/never");
    stops(0, Duration.ofMillis(50)).get(10, TimeUnit.SECONDS);
  }

  @Test
  public void aBundleThatStopsIsNotTheEndOfSerai() throws Exception {
    handlers.bind(handler);
    stops(7, Duration.ofSeconds(30)).get(10, TimeUnit.SECONDS);
    assertEquals("x", edge.post("/mcp", "x").body());
    assertTrue(handler.isListening());
  }
}
