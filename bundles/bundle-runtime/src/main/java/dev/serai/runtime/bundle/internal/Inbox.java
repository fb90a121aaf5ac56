package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Messages on their way to a session: in order, one at a time, on the dispatch threads. A message
 * leaves the inbox under its session's lock and is received under it: who holds the lock finds each
 * message either here or received. While the answers have no room, messages wait here.
 */
final class Inbox {
  /** How many messages wait at most. */
  static final int BOUND = 4096;

  private final Executor dispatch;
  private final Object turn;
  private final BooleanSupplier room;
  private final Consumer<byte[]> receiver;
  private final Deque<byte[]> messages = new ArrayDeque<>();
  private boolean draining;
  private boolean closed;

  /**
   * An empty inbox.
   *
   * @param dispatch runs the receiver
   * @param turn the session's lock
   * @param room whether the answers to one message more have room; once it said no, {@link #wake}
   *     tells that they have again
   * @param receiver takes one message
   */
  Inbox(Executor dispatch, Object turn, BooleanSupplier room, Consumer<byte[]> receiver) {
    this.dispatch = dispatch;
    this.turn = turn;
    this.room = room;
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
    }
    wake();
  }

  /** Goes on with messages that wait. */
  void wake() {
    synchronized (this) {
      if (draining || messages.isEmpty()) {
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
    while (receiveNext()) {
      // each message is a turn of its own
    }
  }

  private boolean receiveNext() {
    synchronized (turn) {
      byte[] next = next();
      if (next != null) {
        receiver.accept(next);
      }
      return next != null;
    }
  }

  private synchronized byte[] next() {
    byte[] next = room.getAsBoolean() ? messages.pollFirst() : null;
    draining = next != null;
    return next;
  }
}
