package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.MessageChannel.Listener;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to whoever listens: one call at a time, in order, without a lock held. The reader
 * waits while a listener catches up; with nobody listening the oldest messages are dropped.
 */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final String server;
  private final long bound;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private Listener listener;
  private Thread deliverer;
  private String ended;
  private boolean told;

  /**
   * An inbox without messages.
   *
   * @param server who sends, for the log
   * @param bound messages kept while they cannot be delivered, in bytes; one larger message is kept
   *     when there is no other
   */
  Inbox(String server, long bound) {
    this.server = server;
    this.bound = bound;
  }

  /** A message arrived; called by the reader alone. Without effect after the end. */
  void arrived(byte[] message) throws InterruptedException {
    synchronized (this) {
      while (full(message) && deliverer != null && deliverer != Thread.currentThread()) {
        wait();
      }
      if (ended != null) {
        return;
      }
      while (listener == null && full(message)) {
        waitingBytes -= waiting.remove().length;
      }
      waiting.add(message);
      waitingBytes += message.length;
    }
    deliver();
  }

  /** Sets who hears from now on, or null for nobody. */
  void listen(Listener next) {
    synchronized (this) {
      listener = next;
      told = false;
    }
    deliver();
  }

  /** Nothing follows; the first reason counts. */
  void end(String reason) {
    synchronized (this) {
      if (ended != null) {
        return;
      }
      ended = reason;
      notifyAll();
    }
    deliver();
  }

  private boolean full(byte[] message) {
    return ended == null && !waiting.isEmpty() && waitingBytes + message.length > bound;
  }

  private void deliver() {
    for (Runnable next = take(false); next != null; next = take(true)) {
      try {
        next.run();
      } catch (RuntimeException e) {
        LOG.error("Server {}: the listener of its messages failed", server, e);
      }
    }
  }

  private synchronized Runnable take(boolean delivering) {
    if (deliverer != null && !delivering) {
      return null;
    }
    Runnable next = listener == null ? null : nextFor(listener);
    deliverer = next == null ? null : Thread.currentThread();
    notifyAll();
    return next;
  }

  private Runnable nextFor(Listener to) {
    byte[] message = waiting.poll();
    if (message != null) {
      waitingBytes -= message.length;
      return () -> to.message(message);
    }
    if (ended == null || told) {
      return null;
    }
    told = true;
    String reason = ended;
    return () -> to.closed(reason);
  }
}
