package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Messages on their way to a session: in order, one at a time, on the dispatch threads. */
final class Inbox {
  /** How many messages wait at most. */
  static final int BOUND = 4096;

  private final Executor dispatch;
  private final Consumer<byte[]> receiver;
  private final Deque<byte[]> messages = new ArrayDeque<>();
  private boolean draining;
  private boolean closed;

  Inbox(Executor dispatch, Consumer<byte[]> receiver) {
    this.dispatch = dispatch;
    this.receiver = receiver;
  }

  /**
   * Queues a message.
   *
   * @throws SeraiException {@code OVERLOADED} when there is no room; {@code CALL_INTERRUPTED} when
   *     the inbox is closed
   */
  void offer(byte[] message) {
    synchronized (this) {
      if (closed) {
        throw new SeraiException(ErrorCode.CALL_INTERRUPTED, "The session has ended.");
      }
      if (messages.size() >= BOUND) {
        throw new SeraiException(ErrorCode.OVERLOADED, "Too many messages wait for the server.");
      }
      messages.addLast(message);
      if (draining) {
        return;
      }
      draining = true;
    }
    dispatch.execute(this::drain);
  }

  /** Takes no further message, and gives those that nobody has received. */
  synchronized List<byte[]> close() {
    closed = true;
    List<byte[]> left = List.copyOf(messages);
    messages.clear();
    return left;
  }

  private void drain() {
    for (byte[] next = next(); next != null; next = next()) {
      receiver.accept(next);
    }
  }

  private synchronized byte[] next() {
    byte[] next = messages.pollFirst();
    draining = next != null;
    return next;
  }
}
