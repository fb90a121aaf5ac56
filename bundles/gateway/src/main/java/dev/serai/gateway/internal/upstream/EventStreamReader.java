package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The events of one HTTP response, and what is needed to resume it. */
final class EventStreamReader {
  private static final long DEFAULT_RETRY_MILLIS = 1_000;

  private final SseParser parser;
  private volatile String lastEventId;
  private volatile long retryMillis = DEFAULT_RETRY_MILLIS;

  EventStreamReader(Consumer<byte[]> messages, long maxBytes) {
    this.parser =
        new SseParser(
            new SseParser.Events() {
              @Override
              public void event(String type, byte[] data) {
                if (type.equals("message")) {
                  messages.accept(data);
                }
              }

              @Override
              public void lastEventId(String id) {
                lastEventId = id;
              }

              @Override
              public void retry(long millis) {
                retryMillis = millis;
              }
            },
            maxBytes);
  }

  /** Takes the next piece; fails with {@code UPSTREAM_INVALID} if an event is too long. */
  void feed(ByteBuffer piece) {
    try {
      parser.feed(piece);
    } catch (SseParser.TooLong e) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID, "The server sent a longer message than is allowed.", e);
    }
  }

  /** The id to resume behind, or null if the server gave none. */
  String lastEventId() {
    return lastEventId;
  }

  /** How long the server wants its clients to wait before they connect again. */
  long retryMillis() {
    return retryMillis;
  }
}
