package dev.serai.runtime.bundle.internal;

import static dev.serai.runtime.bundle.internal.TestingClient.get;
import static dev.serai.runtime.bundle.internal.TestingClient.text;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.MessageChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

/** Calls that block stay in their own server's way. */
public class ServerLoadTest {
  private final TestingServiceRegistry registry = new TestingServiceRegistry(1, 1);
  private final TestingServiceRegistry.TestingBundle bundle = registry.bundle("tools", "1.0.0");
  private final TestingTools.Blocking blocking = new TestingTools.Blocking();

  @After
  public void close() {
    blocking.release.countDown();
    registry.close();
  }

  @Test
  public void aFullServerRefusesACallWithARetryableErrorAndServesListsAndOthers() throws Exception {
    bundle.register("slow", blocking.named("slow"));
    bundle.register("quick", TestingTools.greet());
    TestingClient slow = registry.connect(registry.start("slow", bundle));
    TestingClient quick = registry.connect(registry.start("quick", bundle));
    CompletableFuture<JsonNode> running = slow.startCall("slow");
    assertTrue(blocking.begun.await(10, TimeUnit.SECONDS));
    CompletableFuture<JsonNode> waiting = slow.startCall("slow");

    JsonNode refused = slow.call("slow", "{}");

    assertEquals("OVERLOADED", refused.at("/error/data/code").asText());
    assertTrue(refused.at("/error/data/retryable").asBoolean());
    assertEquals(1, slow.request("tools/list", "{}").at("/result/tools").size());
    assertEquals("Hello, Ada", text(quick.call("greet", "{'name':'Ada'}")));
    blocking.release.countDown();
    assertEquals("released", text(get(running)));
    assertEquals("released", text(get(waiting)));
  }

  @Test
  public void aCancelledCallLeavesTheQueue() throws Exception {
    bundle.register("slow", blocking.named("slow"));
    TestingClient client = registry.connect(registry.start("slow", bundle));
    client.startCall("slow");
    assertTrue(blocking.begun.await(10, TimeUnit.SECONDS));
    client.startCall("slow");
    client.send(
        "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':"
            + client.lastId()
            + "}}");
    CompletableFuture<JsonNode> next = client.startCall("slow");
    client.request("ping", "{}");

    blocking.release.countDown();

    assertEquals("released", text(get(next)));
  }

  @Test
  public void aClientThatDoesNotReadIsRefusedMoreRequestsAndLosesNoAnswer() throws Exception {
    bundle.register("quick", TestingTools.greet());
    TestingClient client = registry.connect(registry.start("quick", bundle));
    CountDownLatch reads = new CountDownLatch(1);
    client.channel.listen(new LateReader(client, reads));
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();

    SeraiException refused =
        assertThrows(
            SeraiException.class,
            () -> {
              while (true) {
                answers.add(client.start("ping", "{}"));
              }
            });
    reads.countDown();

    assertEquals(ErrorCode.OVERLOADED, refused.code());
    for (CompletableFuture<JsonNode> answer : answers) {
      assertTrue(get(answer).has("result"));
    }
  }

  /** Reads nothing until it may. */
  private record LateReader(TestingClient client, CountDownLatch reads)
      implements MessageChannel.Listener {
    @Override
    public void message(byte[] message) {
      try {
        reads.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      client.message(message);
    }

    @Override
    public void closed(String reason) {
      client.closed(reason);
    }
  }
}
