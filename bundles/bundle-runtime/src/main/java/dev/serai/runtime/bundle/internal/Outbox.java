package dev.serai.runtime.bundle.internal;

import dev.serai.core.runtime.MessageChannel.Listener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Messages on their way to a channel's listener: in order, one at a time, on the dispatch threads,
 * so that neither a tool's thread nor the caller of {@code send} runs the listener's code.
 */
final class Outbox {
  /** How many messages wait at most: also the answers to a whole inbox have room. */
  static final int BOUND = 2 * Inbox.BOUND;

  /** From how many waiting messages on no further request is taken up. */
  static final int FULL = Inbox.BOUND / 2;

  private final Executor dispatch;
  private final Runnable onRoom;
  private final Deque<byte[]> messages = new ArrayDeque<>();
  private Listener listener;
  private String closed;
  private boolean told;
  private boolean draining;

  /**
   * An empty outbox.
   *
   * @param dispatch runs the listener
   * @param onRoom hears on a dispatch thread that {@link #hasRoom} holds again
   */
  Outbox(Executor dispatch, Runnable onRoom) {
    this.dispatch = dispatch;
    this.onRoom = onRoom;
  }

  /** Whether the listener keeps up. */
  synchronized boolean hasRoom() {
    return messages.size() < FULL;
  }

  /**
   * Queues a message; while nobody listens the oldest makes room.
   *
   * @return false when somebody listens and does not keep up; the message is lost then
   */
  boolean offer(byte[] message) {
    synchronized (this) {
      if (closed != null) {
        return true;
      }
      if (messages.size() >= BOUND) {
        if (listener != null) {
          return false;
        }
        messages.removeFirst();
      }
      messages.addLast(message);
    }
    wake();
    return true;
  }

  void listen(Listener next) {
    synchronized (this) {
      listener = next;
      told = false;
    }
    wake();
  }

  /** Tells the listener the end, after the messages that wait. */
  void close(String reason) {
    synchronized (this) {
      if (closed != null) {
        return;
      }
      closed = reason;
    }
    wake();
  }

  private void wake() {
    synchronized (this) {
      if (draining || !ready()) {
        return;
      }
      draining = true;
    }
    dispatch.execute(this::drain);
  }

  private boolean ready() {
    return listener != null && (!messages.isEmpty() || (closed != null && !told));
  }

  private void drain() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized Runnable next() {
    if (!ready()) {
      draining = false;
      return null;
    }
    Listener to = listener;
    byte[] message = messages.pollFirst();
    if (message != null) {
      boolean roomAgain = messages.size() == FULL - 1;
      return () -> deliver(to, message, roomAgain);
    }
    told = true;
    String reason = closed;
    return () -> to.closed(reason);
  }

  private void deliver(Listener to, byte[] message, boolean roomAgain) {
    if (roomAgain) {
      onRoom.run();
    }
    to.message(message);
  }
}
