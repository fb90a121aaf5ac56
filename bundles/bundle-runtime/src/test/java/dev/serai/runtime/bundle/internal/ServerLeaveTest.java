package dev.serai.runtime.bundle.internal;

import static dev.serai.runtime.bundle.internal.TestingClient.get;
import static dev.serai.runtime.bundle.internal.TestingClient.text;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A bundle, one of its tools, or an operator ends something while calls run. */
public class ServerLeaveTest {
  private final TestingServiceRegistry registry = new TestingServiceRegistry();
  private final TestingServiceRegistry.TestingBundle bundle = registry.bundle("tools", "1.0.0");
  private final TestingTools.Blocking blocking = new TestingTools.Blocking();
  private long slow;
  private RunningServer server;
  private TestingClient client;

  @Before
  public void connect() throws Exception {
    slow = bundle.register("hello", blocking.named("slow"));
    bundle.register("hello", TestingTools.greet());
    registry.catalog.settle();
    server = registry.start("hello", bundle);
    client = registry.connect(server);
  }

  @After
  public void close() {
    blocking.release.countDown();
    registry.close();
  }

  private CompletableFuture<JsonNode> callInFlight() throws Exception {
    CompletableFuture<JsonNode> answer = client.startCall("slow");
    assertTrue(blocking.begun.await(10, TimeUnit.SECONDS));
    return answer;
  }

  @Test
  public void aCallInFlightFinishesWhileItsBundleLeaves() throws Exception {
    CompletableFuture<JsonNode> answer = callInFlight();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(bundle::stop);
    awaitRefusal();

    blocking.release.countDown();

    assertEquals("released", text(get(answer)));
    get(stopping);
    assertEquals(ServerExit.Cause.RUNTIME_LEFT, exit().cause());
    assertTrue(get(client.closed).contains("tools/1.0.0"));
  }

  @Test
  public void aCallThatDoesNotFinishInTimeGetsARetryableError() throws Exception {
    CompletableFuture<JsonNode> answer = callInFlight();
    long before = System.nanoTime();

    bundle.stop();

    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before);
    assertTrue("took " + seconds + " s", seconds >= 2 && seconds < 5);
    assertEquals("SERVICE_REPLACED", get(answer).at("/error/data/code").asText());
    assertTrue(blocking.interrupted.await(10, TimeUnit.SECONDS));
    assertTrue(exit().lastLines().toString().contains("Calls cut: 1"));
  }

  @Test
  public void everyCallThatWasTakenIsAnsweredOrMayBeSentAgain() throws Exception {
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(bundle::stop);
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    assertThrows(
        SeraiException.class,
        () -> {
          while (true) {
            answers.add(client.start("tools/call", "{'name':'greet','arguments':{'name':'Ada'}}"));
          }
        });
    get(stopping);
    for (CompletableFuture<JsonNode> answer : answers) {
      JsonNode message = get(answer);
      boolean refused = "SERVICE_REPLACED".equals(message.at("/error/data/code").asText());
      assertTrue(message.toString(), refused || message.has("result"));
    }
  }

  @Test
  public void noSessionIsOpenedOnAServerThatLeft() throws Exception {
    bundle.stop();
    exit();

    SeraiException refused =
        assertThrows(SeraiException.class, () -> TestingServiceRegistry.open(server));

    assertEquals(ErrorCode.SERVICE_REPLACED, refused.code());
    SeraiException ended = assertThrows(SeraiException.class, () -> client.send("{}"));
    assertEquals(ErrorCode.CALL_INTERRUPTED, ended.code());
  }

  @Test
  public void aToolThatLeavesIsDrainedAndTheOthersStay() throws Exception {
    CompletableFuture<JsonNode> answer = callInFlight();
    CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> bundle.unregister(slow));
    client.nextNotification("notifications/tools/list_changed");
    assertEquals(-32602, client.call("slow", "{}").at("/error/code").asInt());
    assertFalse(leaving.isDone());

    blocking.release.countDown();

    assertEquals("released", text(get(answer)));
    get(leaving);
    assertEquals("Hello, Ada", text(client.call("greet", "{'name':'Ada'}")));
    assertEquals(1, client.request("tools/list", "{}").at("/result/tools").size());
  }

  @Test
  public void toolsThatLeaveOneByOneWaitForThreeSecondsInTotal() throws Exception {
    TestingTools.Blocking another = new TestingTools.Blocking();
    long second = bundle.register("hello", another.named("another"));
    registry.catalog.settle();
    callInFlight();
    CompletableFuture<JsonNode> answer = client.startCall("another");
    assertTrue(another.begun.await(10, TimeUnit.SECONDS));
    long before = System.nanoTime();

    bundle.unregister(slow);
    bundle.unregister(second);

    assertTrue(System.nanoTime() - before < TimeUnit.MILLISECONDS.toNanos(4500));
    assertEquals("SERVICE_REPLACED", get(answer).at("/error/data/code").asText());
  }

  @Test
  public void aBundleThatStopsEndsAllItsServersTogether() throws Exception {
    TestingTools.Blocking another = new TestingTools.Blocking();
    bundle.register("other", another.named("another"));
    TestingClient other = registry.connect(registry.start("other", bundle));
    callInFlight();
    other.startCall("another");
    assertTrue(another.begun.await(10, TimeUnit.SECONDS));
    long before = System.nanoTime();

    bundle.stop();

    assertTrue(System.nanoTime() - before < TimeUnit.MILLISECONDS.toNanos(4500));
    get(client.closed);
    get(other.closed);
  }

  @Test
  public void toolsThatComeLaterAppearWithOneNotification() throws Exception {
    bundle.register("hello", TestingTools.saying("one", "1"));
    bundle.register("hello", TestingTools.saying("two", "2"));

    client.nextNotification("notifications/tools/list_changed");

    assertEquals("2", text(client.call("two", "{}")));
    assertEquals(4, client.request("tools/list", "{}").at("/result/tools").size());
    assertTrue(client.notifications.isEmpty());
  }

  @Test
  public void stopEndsTheServerOnceAndItStartsAgain() throws Exception {
    server.stop();
    assertEquals(ServerExit.Cause.STOPPED, exit().cause());
    bundle.unregister(slow);

    TestingClient again = registry.connect(registry.start("hello", bundle));

    assertEquals("Hello, Ada", text(again.call("greet", "{'name':'Ada'}")));
  }

  @Test
  public void theRuntimeEndsItsServersWhenItLeaves() throws Exception {
    registry.starter.end();

    assertEquals(ServerExit.Cause.RUNTIME_LEFT, exit().cause());
    get(client.closed);
  }

  private void awaitRefusal() throws Exception {
    while (!client.call("greet", "{'name':'Ada'}").has("error")) {
      Thread.onSpinWait();
    }
    JsonNode refused = client.call("greet", "{}");
    assertEquals("SERVICE_REPLACED", refused.at("/error/data/code").asText());
  }

  private ServerExit exit() throws Exception {
    return get(server.exit().toCompletableFuture());
  }
}
