package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.routing.Router;
import java.util.concurrent.CompletableFuture;

/** A listener's subscription to one resource: a request of the legacy era in its name. */
final class ResourceSubscription implements ClientSink {
  private static final MessageReader READER = MessageReader.lenient();

  private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
  private final Listener listener;
  private final String uri;

  ResourceSubscription(Listener listener, String uri) {
    this.listener = listener;
    this.uri = uri;
  }

  /** Subscribes; completes with whether the server has accepted it. */
  CompletableFuture<Boolean> begin(Router router) {
    byte[] params = JsonText.join("{\"uri\":", JsonText.quote(uri), "}");
    Message request = READER.read(RpcMessages.request(0, "resources/subscribe", params));
    router.route(new Exchange(listener, request, this, () -> {}));
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
