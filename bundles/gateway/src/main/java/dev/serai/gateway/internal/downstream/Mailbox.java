package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.http.EventStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Messages outside calls: they go on one of the client's listening streams, the newest one. While
 * there is none a few are kept, equal ones once; the oldest give way. Safe for use by any thread.
 */
final class Mailbox {
  private static final int MAX_KEPT = 64;

  private final List<EventStream> streams = new ArrayList<>();
  private final Deque<byte[]> kept = new ArrayDeque<>();

  /** Sends or keeps a message. */
  synchronized void put(byte[] message) {
    streams.removeIf(EventStream::isClosed);
    for (int newest = streams.size() - 1; newest >= 0; newest--) {
      if (streams.get(newest).send(message)) {
        return;
      }
    }
    keep(message);
  }

  private void keep(byte[] message) {
    kept.removeIf(other -> Arrays.equals(other, message));
    kept.add(message);
    if (kept.size() > MAX_KEPT) {
      kept.remove();
    }
  }

  /** The client listens on another stream, and gets what was kept. */
  synchronized void open(EventStream stream) {
    streams.removeIf(EventStream::isClosed);
    streams.add(stream);
    while (!kept.isEmpty() && stream.send(kept.peek())) {
      kept.poll();
    }
  }

  /** Whether the client listens. */
  synchronized boolean isOpen() {
    streams.removeIf(EventStream::isClosed);
    return !streams.isEmpty();
  }

  /** How many streams are open. */
  synchronized int size() {
    streams.removeIf(EventStream::isClosed);
    return streams.size();
  }

  /** Ends all streams; what is put later is kept. */
  synchronized void close() {
    streams.forEach(EventStream::close);
    streams.clear();
  }
}
