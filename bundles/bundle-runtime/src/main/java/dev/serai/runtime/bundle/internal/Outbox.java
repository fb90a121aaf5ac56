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
  /** How many messages wait at most. */
  static final int BOUND = 4096;

  private final Executor dispatch;
  private final Deque<byte[]> messages = new ArrayDeque<>();
  private Listener listener;
  private String closed;
  private boolean told;
  private boolean draining;

  Outbox(Executor dispatch) {
    this.dispatch = dispatch;
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
      return () -> to.message(message);
    }
    told = true;
    String reason = closed;
    return () -> to.closed(reason);
  }
}
