package dev.serai.runtime.bundle.internal;

import java.util.ArrayDeque;
import java.util.Deque;
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

  Inbox(Executor dispatch, Consumer<byte[]> receiver) {
    this.dispatch = dispatch;
    this.receiver = receiver;
  }

  /** Queues a message; false when there is no room. */
  boolean offer(byte[] message) {
    synchronized (this) {
      if (messages.size() >= BOUND) {
        return false;
      }
      messages.addLast(message);
      if (draining) {
        return true;
      }
      draining = true;
    }
    dispatch.execute(this::drain);
    return true;
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
