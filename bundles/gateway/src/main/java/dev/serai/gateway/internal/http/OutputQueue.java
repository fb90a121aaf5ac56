package dev.serai.gateway.internal.http;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import org.slf4j.LoggerFactory;

/**
 * Writes to one client as fast as it reads. What waits is bounded: a client that reads too slowly
 * is cut off. A single message may be larger than the bound. Safe for use by any thread; nothing
 * blocks.
 */
final class OutputQueue implements WriteListener {
  private final AsyncContext async;
  private final ServletOutputStream out;
  private final WaitingLimit limit;
  private final Runnable onGone;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean ready;
  private boolean draining;
  private boolean ending;
  private boolean done;
  private boolean tooSlow;

  /**
   * A queue of a response whose headers are set.
   *
   * @param async the request
   * @param limit what may wait before another message is refused
   * @param onGone runs once if the client goes before the end
   */
  OutputQueue(AsyncContext async, WaitingLimit limit, Runnable onGone) throws IOException {
    this.async = async;
    this.out = async.getResponse().getOutputStream();
    this.limit = limit;
    this.onGone = onGone;
  }

  /** Begins to write. */
  void start() {
    out.setWriteListener(this);
  }

  /** Adds a message; false if the client has gone or reads too slowly, and then it is cut off. */
  boolean add(byte[] bytes) {
    boolean slow = false;
    synchronized (this) {
      if (done || ending) {
        return false;
      }
      if (waitingBytes > limit.maxBytes()) {
        slow = true;
        tooSlow = true;
      } else {
        waiting.add(bytes);
        waitingBytes += bytes.length;
      }
    }
    if (slow) {
      limit.hit();
      gone();
      return false;
    }
    drain();
    return true;
  }

  /** Ends the response behind what waits. */
  void end() {
    synchronized (this) {
      ending = true;
    }
    drain();
  }

  /** Whether its client was cut off. */
  synchronized boolean wasTooSlow() {
    return tooSlow;
  }

  /** Whether nothing more can be written. */
  synchronized boolean isDone() {
    return done || ending;
  }

  @Override
  public void onWritePossible() {
    synchronized (this) {
      ready = true;
    }
    drain();
  }

  @Override
  public void onError(Throwable error) {
    gone();
  }

  private void drain() {
    synchronized (this) {
      if (!ready || draining || done) {
        return;
      }
      draining = true;
    }
    try {
      write();
    } catch (IOException | IllegalStateException e) {
      gone();
    }
  }

  private void write() throws IOException {
    boolean flush = false;
    while (true) {
      byte[] next;
      boolean last;
      synchronized (this) {
        if (!out.isReady()) {
          ready = false;
          draining = false;
          return;
        }
        next = waiting.poll();
        last = next == null && !flush;
        if (last) {
          draining = false;
          if (!ending || done) {
            return;
          }
          done = true;
        }
      }
      if (last) {
        async.complete();
        return;
      }
      flush = next != null;
      put(next);
    }
  }

  private void put(byte[] next) throws IOException {
    if (next == null) {
      out.flush();
      return;
    }
    synchronized (this) {
      waitingBytes -= next.length;
    }
    out.write(next);
  }

  private void gone() {
    synchronized (this) {
      if (done) {
        return;
      }
      done = true;
      waiting.clear();
    }
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LoggerFactory.getLogger(OutputQueue.class).trace("Already complete", e);
    }
    onGone.run();
  }
}
