package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.MessageChannel;
import java.util.Objects;
import java.util.Optional;

/** The message channel over a process's standard input and output. */
final class PipeChannel implements MessageChannel {
  private final Inbox inbox;
  private final Outbox outbox;
  private final Runnable closed;
  private volatile String memo;

  /**
   * A channel.
   *
   * @param closed runs when a speaker closes the channel
   */
  PipeChannel(Inbox inbox, Outbox outbox, Runnable closed) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.closed = closed;
  }

  @Override
  public void send(byte[] message) {
    outbox.send(Objects.requireNonNull(message, "message"));
  }

  @Override
  public void listen(Listener listener) {
    inbox.listen(listener);
  }

  @Override
  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }

  @Override
  public void memo(String text) {
    memo = text;
  }

  @Override
  public void close() {
    outbox.close();
    inbox.end("The channel was closed.");
    closed.run();
  }
}
