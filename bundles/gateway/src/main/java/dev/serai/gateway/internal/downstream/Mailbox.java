package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.http.Outlet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Messages outside calls: they go on one of the client's listening streams, the newest one. While
 * there is none a few are kept, equal ones once; the oldest give way. Safe for use by any thread.
 */
final class Mailbox {
  private static final int MAX_KEPT = 64;

  private final List<Outlet> streams = new ArrayList<>(1);
  private final Deque<Letter> kept = new ArrayDeque<>(1);

  private record Letter(byte[] message, BooleanSupplier right) {}

  /**
   * Sends or keeps a message.
   *
   * @param right whether the client may have it, asked when it is sent; must not block
   */
  synchronized void put(byte[] message, BooleanSupplier right) {
    if (!isOpen()) {
      keep(new Letter(message, right));
    } else if (right.getAsBoolean()) {
      send(new Letter(message, right));
    }
  }

  private void send(Letter letter) {
    for (int newest = streams.size() - 1; newest >= 0; newest--) {
      if (streams.get(newest).offer(letter.message())) {
        return;
      }
    }
    keep(letter);
  }

  private void keep(Letter letter) {
    kept.removeIf(other -> Arrays.equals(other.message(), letter.message()));
    kept.add(letter);
    if (kept.size() > MAX_KEPT) {
      kept.remove();
    }
  }

  /** The client listens on another stream, or again on one; it gets what was kept. */
  synchronized void open(Outlet stream) {
    streams.removeIf(other -> other == stream || !other.isConnected());
    streams.add(stream);
    while (!kept.isEmpty() && isDone(kept.peek(), stream)) {
      kept.poll();
    }
  }

  private static boolean isDone(Letter letter, Outlet stream) {
    return !letter.right().getAsBoolean() || stream.offer(letter.message());
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
