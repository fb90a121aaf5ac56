package dev.serai.gateway.internal.routing;

import dev.serai.core.access.Actor;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.RpcMessages;
import java.util.concurrent.CompletableFuture;

/**
 * A subscription to one resource that the gateway begins in a client's name, by a request of the
 * legacy era (MCP 2025-11-25, resources, subscriptions).
 */
public final class ResourceSubscription implements ClientSink {
  private static final MessageReader READER = MessageReader.lenient();

  private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
  private final Client client;
  private final Actor actor;
  private final String uri;

  /**
   * A subscription that has not begun.
   *
   * @param client whose it is
   * @param actor for whom
   * @param uri the resource, as the client sees it
   */
  public ResourceSubscription(Client client, Actor actor, String uri) {
    this.client = client;
    this.actor = actor;
    this.uri = uri;
  }

  /** Subscribes; completes with whether the server has accepted it. */
  public CompletableFuture<Boolean> begin(Router router) {
    byte[] params = JsonText.join("{\"uri\":", JsonText.quote(uri), "}");
    Message request = READER.read(RpcMessages.request(0, "resources/subscribe", params));
    router.route(new Exchange(client, actor, request, this, () -> {}));
    return begun;
  }

  @Override
  public boolean send(byte[] message) {
    return false;
  }

  @Override
  public void begin() {
    // Only the answer counts.
  }

  @Override
  public void pause(long retryMillis) {
    // The answer is waited for.
  }

  @Override
  public void finish(Answer answer) {
    begun.complete(READER.read(answer.message()).error() == null);
  }

  @Override
  public void abandon() {
    begun.complete(false);
  }
}
