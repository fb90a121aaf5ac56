package dev.serai.core.runtime;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A two-way stream of whole JSON-RPC messages, each UTF-8 JSON without a line break or a byte order
 * mark. The runtime owns reading, writing and framing; who speaks on it may change. Safe for use by
 * any thread.
 */
@ConsumerType
public interface MessageChannel extends AutoCloseable {
  /**
   * Hands a message to the writer, in the order of the calls. Never blocks.
   *
   * @param message one JSON value; line breaks within it that are no part of a string are allowed
   *     and are replaced by blanks where the framing needs it. The array must not be changed
   *     afterwards
   * @throws dev.serai.core.error.SeraiException {@code OVERLOADED} when the other side does not
   *     read and the bounded buffer is full; {@code CALL_INTERRUPTED} when the channel is closed
   */
  void send(byte[] message);

  /**
   * Sets who hears messages from now on; replaces the listener before. Messages that arrive while
   * nobody listens are kept up to a bound, then dropped oldest first.
   *
   * @param listener the new listener, or null for nobody. On a channel that has ended its {@link
   *     Listener#closed} is called at once
   */
  void listen(Listener listener);

  /** What the last speaker wrote down, so that the next one can go on with the same session. */
  Optional<String> memo();

  /**
   * Writes down what the next speaker needs to go on.
   *
   * @param memo any text, or null for nothing
   */
  void memo(String memo);

  /** Ends the channel. */
  @Override
  void close();

  /** Who hears the messages of a channel: one call at a time, in order, and no call may block. */
  @ConsumerType
  interface Listener {
    /**
     * A message arrived.
     *
     * @param message one line of the server, at least one byte; the receiver owns the array
     */
    void message(byte[] message);

    /**
     * The channel has ended; nothing follows.
     *
     * @param reason one sentence for people
     */
    void closed(String reason);
  }
}
