package dev.serai.runtime.bundle.internal;

import static dev.serai.runtime.bundle.internal.TestingClient.get;
import static dev.serai.runtime.bundle.internal.TestingClient.text;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.runtime.RunningServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

/** Messages beside the answer: from a tool to its client and back, and from a client to a tool. */
public class ServerInteractionTest {
  private final TestingServiceRegistry registry = new TestingServiceRegistry();
  private final TestingServiceRegistry.TestingBundle bundle = registry.bundle("tools", "1.0.0");

  @After
  public void close() {
    registry.close();
  }

  private TestingClient connect(SyncToolSpecification tool) throws Exception {
    bundle.register("hello", tool);
    return registry.connect(registry.start("hello", bundle));
  }

  @Test
  public void progressComesBeforeTheAnswer() throws Exception {
    TestingClient client =
        connect(
            TestingTools.tool(
                "work",
                (exchange, request) -> {
                  exchange.progressNotification(
                      McpSchema.ProgressNotification.builder(request.progressToken(), 0.5).build());
                  return TestingTools.text("done");
                }));

    JsonNode answer =
        client.request(
            "tools/call", "{'name':'work','arguments':{},'_meta':{'progressToken':'t1'}}");

    assertEquals("done", text(answer));
    assertEquals(1, client.notifications.size());
    JsonNode progress = client.nextNotification("notifications/progress");
    assertEquals("t1", progress.at("/params/progressToken").asText());
  }

  @Test
  public void aLogMessageReachesTheClientAtItsLevel() throws Exception {
    TestingClient client =
        connect(
            TestingTools.tool(
                "log",
                (exchange, request) -> {
                  exchange.loggingNotification(
                      McpSchema.LoggingMessageNotification.builder(
                              McpSchema.LoggingLevel.WARNING, "careful")
                          .build());
                  return TestingTools.text("logged");
                }));

    client.call("log", "{}");

    assertEquals(
        "careful", client.nextNotification("notifications/message").at("/params/data").asText());
    client.request("logging/setLevel", "{'level':'error'}");
    client.call("log", "{}");
    assertTrue(client.notifications.isEmpty());
  }

  @Test
  public void samplingGoesToTheClientAndBack() throws Exception {
    TestingClient client =
        connect(
            TestingTools.tool(
                "ask",
                (exchange, request) ->
                    TestingTools.text(
                        ((McpSchema.TextContent)
                                exchange
                                    .createMessage(
                                        McpSchema.CreateMessageRequest.builder(List.of(), 10)
                                            .build())
                                    .content())
                            .text())));

    CompletableFuture<JsonNode> answer = client.startCall("ask");
    JsonNode asked = client.nextRequest();
    client.send(
        "{'jsonrpc':'2.0','id':"
            + asked.get("id")
            + ",'result':{'role':'assistant','model':'m','content':{'type':'text','text':'42'}}}");

    assertEquals("sampling/createMessage", asked.get("method").asText());
    assertEquals("42", text(get(answer)));
  }

  @Test
  public void elicitationAndRootsGoToTheClientAndBack() throws Exception {
    TestingClient client =
        connect(
            TestingTools.tool(
                "ask",
                (exchange, request) ->
                    TestingTools.text(
                        ""
                            + exchange
                                .createElicitation(
                                    McpSchema.ElicitFormRequest.builder(
                                            "sure?", Map.of("type", "object"))
                                        .build())
                                .action()
                            + exchange.listRoots().roots().size())));

    CompletableFuture<JsonNode> answer = client.startCall("ask");
    JsonNode elicit = client.nextRequest();
    client.send("{'jsonrpc':'2.0','id':" + elicit.get("id") + ",'result':{'action':'accept'}}");
    JsonNode roots = client.nextRequest();
    client.send(
        "{'jsonrpc':'2.0','id':" + roots.get("id") + ",'result':{'roots':[{'uri':'file:///a'}]}}");

    assertEquals("elicitation/create", elicit.get("method").asText());
    assertEquals("roots/list", roots.get("method").asText());
    assertEquals("ACCEPT1", text(get(answer)));
  }

  @Test
  public void aCancelledCallIsInterruptedAndNotAnswered() throws Exception {
    TestingTools.Blocking blocking = new TestingTools.Blocking();
    TestingClient client = connect(blocking.named("slow"));

    CompletableFuture<JsonNode> answer = client.startCall("slow");
    assertTrue(blocking.begun.await(10, TimeUnit.SECONDS));
    client.send(
        "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':"
            + client.lastId()
            + "}}");

    assertTrue(blocking.interrupted.await(10, TimeUnit.SECONDS));
    client.request("ping", "{}");
    assertFalse(answer.isDone());
  }

  @Test
  public void aClosedChannelInterruptsItsCallsAndNoOthers() throws Exception {
    TestingTools.Blocking mine = new TestingTools.Blocking();
    TestingTools.Blocking other = new TestingTools.Blocking();
    bundle.register("hello", mine.named("mine"));
    bundle.register("hello", other.named("other"));
    RunningServer server = registry.start("hello", bundle);
    TestingClient leaving = registry.connect(server);
    TestingClient staying = registry.connect(server);
    leaving.startCall("mine");
    CompletableFuture<JsonNode> answer = staying.startCall("other");
    assertTrue(mine.begun.await(10, TimeUnit.SECONDS));
    assertTrue(other.begun.await(10, TimeUnit.SECONDS));

    leaving.channel.close();

    assertTrue(mine.interrupted.await(10, TimeUnit.SECONDS));
    assertEquals("The channel was closed.", get(leaving.closed));
    other.release.countDown();
    assertEquals("released", text(get(answer)));
  }
}
