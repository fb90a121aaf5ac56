package dev.serai.runtime.bundle.internal;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpServerTransport;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** The SDK's view of a session. */
final class SessionTransport implements McpServerTransport {
  private final Messages messages;
  private final Consumer<JSONRPCMessage> receiver;

  SessionTransport(Messages messages, Consumer<JSONRPCMessage> receiver) {
    this.messages = messages;
    this.receiver = receiver;
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(() -> receiver.accept(message));
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return messages.mapper().convertValue(data, type);
  }

  /** The session ends itself; the SDK has nothing to close here. */
  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
