package dev.serai.runtime.process.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Writes messages to a pipe, a line each, without making their sender wait: a thread is borrowed
 * while there is something to write.
 */
final class Outbox {
  private final String server;
  private final OutputStream output;
  private final long bound;
  private final Executor threads;
  private final Consumer<IOException> failed;
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private long queuedBytes;
  private boolean writing;
  private boolean closed;

  /**
   * An empty outbox.
   *
   * @param server who reads, for errors
   * @param bound messages that wait or are being written, in bytes; one larger message is taken
   *     when there is no other
   * @param failed hears why the other side can be written to no more
   */
  Outbox(
      String server,
      OutputStream output,
      long bound,
      Executor threads,
      Consumer<IOException> failed) {
    this.server = server;
    this.output = output;
    this.bound = bound;
    this.threads = threads;
    this.failed = failed;
  }

  /** Takes a message, or says why not. Never blocks. */
  void send(byte[] message) {
    synchronized (this) {
      if (closed) {
        throw new SeraiException(
            ErrorCode.CALL_INTERRUPTED, "The server " + server + " has ended.");
      }
      if (queuedBytes > 0 && queuedBytes + message.length > bound) {
        throw new SeraiException(
            ErrorCode.OVERLOADED, "The server " + server + " does not read its messages.");
      }
      queue.add(message);
      queuedBytes += message.length;
      if (writing) {
        return;
      }
      writing = true;
    }
    threads.execute(this::write);
  }

  /** Takes no more, writes what waits, then closes the pipe. Never blocks. */
  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (writing) {
        return;
      }
      writing = true;
    }
    threads.execute(this::write);
  }

  private void write() {
    try {
      byte[] message = next(0);
      while (message != null) {
        output.write(OneLine.of(message));
        output.write('\n');
        message = next(message.length);
      }
    } catch (IOException e) {
      giveUp();
      failed.accept(e);
    }
  }

  /** The next message; without one, what was written is on its way before the thread goes home. */
  private byte[] next(int written) throws IOException {
    synchronized (this) {
      queuedBytes -= written;
      if (!queue.isEmpty()) {
        return queue.remove();
      }
    }
    output.flush();
    synchronized (this) {
      if (!queue.isEmpty()) {
        return queue.remove();
      }
      if (!closed) {
        writing = false;
        return null;
      }
    }
    output.close();
    return null;
  }

  private synchronized void giveUp() {
    closed = true;
    queue.clear();
    queuedBytes = 0;
  }
}
