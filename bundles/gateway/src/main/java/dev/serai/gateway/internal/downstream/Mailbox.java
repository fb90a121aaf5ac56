package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.exchange.Letters;
import dev.serai.gateway.internal.exchange.Letters.Letter;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.http.Outlet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Messages outside calls: they go on one of the client's listening streams, the newest one. While
 * there is none, or nobody can tell what the client has a right to, a few are kept. Safe for use by
 * any thread.
 */
final class Mailbox {
  private static final int MAX_KEPT = 64;

  private final List<Outlet> streams = new ArrayList<>(1);
  private final Letters letters = new Letters(MAX_KEPT, this::goes);

  /**
   * Sends or keeps a message.
   *
   * @param right whether the client may have it, asked when it is sent; must not block
   */
  synchronized void put(byte[] message, Supplier<Right> right) {
    letters.put(new Letter(message, right));
  }

  private boolean goes(Letter letter) {
    return isOpen() && letter.goesBy(this::offer);
  }

  private boolean offer(byte[] message) {
    for (int newest = streams.size() - 1; newest >= 0; newest--) {
      if (streams.get(newest).offer(message)) {
        return true;
      }
    }
    return false;
  }

  /** The client listens on another stream, or again on one; it gets what was kept. */
  synchronized void open(Outlet stream) {
    streams.removeIf(other -> other == stream || !other.isConnected());
    streams.add(stream);
    letters.deliver();
  }

  /** Sends what was kept, as far as the client's rights can be told by now. */
  synchronized void deliver() {
    letters.deliver();
  }

  /** Whether the client listens. */
  synchronized boolean isOpen() {
    return size() > 0;
  }

  /** How many streams are open. */
  synchronized int size() {
    streams.removeIf(stream -> !stream.isConnected());
    return streams.size();
  }

  /** Lets go of all connections; what is put later is kept until the client listens again. */
  synchronized void suspend(long retryMillis) {
    streams.forEach(stream -> stream.suspend(retryMillis));
    streams.clear();
  }

  /** Ends all streams. */
  synchronized void close() {
    streams.forEach(Outlet::end);
    streams.clear();
  }
}
