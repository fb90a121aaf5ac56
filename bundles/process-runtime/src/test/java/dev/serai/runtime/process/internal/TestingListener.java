package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.MessageChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it hears. */
final class TestingListener implements MessageChannel.Listener {
  final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
  final CompletableFuture<String> closed = new CompletableFuture<>();

  @Override
  public void message(byte[] message) {
    messages.add(message);
  }

  @Override
  public void closed(String reason) {
    closed.complete(reason);
  }

  byte[] bytes() throws InterruptedException {
    byte[] message = messages.poll(30, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message came");
    }
    return message;
  }

  String text() throws InterruptedException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
