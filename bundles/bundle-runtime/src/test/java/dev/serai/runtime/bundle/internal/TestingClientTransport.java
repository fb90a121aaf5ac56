package dev.serai.runtime.bundle.internal;

import dev.serai.core.runtime.MessageChannel;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Lets the SDK's own client speak on a message channel. */
final class TestingClientTransport implements McpClientTransport, MessageChannel.Listener {
  private final MessageChannel channel;
  private final Messages messages;
  private Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler;

  TestingClientTransport(MessageChannel channel, Messages messages) {
    this.channel = channel;
    this.messages = messages;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> receiver) {
    return Mono.fromRunnable(
        () -> {
          handler = receiver;
          channel.listen(this);
        });
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromCallable(() -> messages.write(message)).doOnNext(channel::send).then();
  }

  @Override
  public void message(byte[] message) {
    try {
      handler.apply(Mono.just(messages.read(message))).subscribe();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void closed(String reason) {}

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(channel::close);
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return messages.mapper().convertValue(data, type);
  }
}
