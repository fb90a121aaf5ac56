package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.MessageChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stdio and in-process servers: one channel carries everything. */
final class ChannelWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelWire.class);

  private final MessageChannel channel;
  private final Listener listener;
  private final boolean ours;

  /**
   * A wire that listens once attached.
   *
   * @param channel what carries the messages
   * @param listener who hears them
   * @param ours whether the channel ends with this wire; a process's only channel does not
   */
  ChannelWire(MessageChannel channel, Listener listener, boolean ours) {
    this.channel = channel;
    this.listener = listener;
    this.ours = ours;
  }

  /** Starts to listen. */
  ChannelWire attach() {
    channel.listen(
        new MessageChannel.Listener() {
          @Override
          public void message(byte[] message) {
            listener.message(message, 0);
          }

          @Override
          public void closed(String reason) {
            listener.closed(reason);
          }
        });
    return this;
  }

  @Override
  public void request(long id, byte[] message, long limitMillis) {
    try {
      channel.send(message);
    } catch (SeraiException e) {
      listener.failed(id, e, false);
    }
  }

  @Override
  public void notice(byte[] message) {
    try {
      channel.send(message);
    } catch (SeraiException e) {
      LOG.debug("A message could not be sent: {}", e.getMessage());
    }
  }

  @Override
  public void answered(long id) {
    // A channel keeps nothing per request.
  }

  @Override
  public void abandon(long id) {
    // A channel keeps nothing per request.
  }

  @Override
  public void open(String protocolVersion) {
    // A channel carries messages outside requests from the start.
  }

  @Override
  public void close() {
    channel.listen(null);
    if (ours) {
      channel.close();
    }
  }
}
