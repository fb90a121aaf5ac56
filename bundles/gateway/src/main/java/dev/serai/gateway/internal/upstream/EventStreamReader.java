package dev.serai.gateway.internal.upstream;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The events of one HTTP response, and what is needed to resume it. */
final class EventStreamReader {
  private static final long DEFAULT_RETRY_MILLIS = 1_000;

  private final Consumer<byte[]> messages;
  private final SseParser parser;
  private final MessageLimit limit;
  private volatile String lastEventId;
  private volatile long retryMillis = DEFAULT_RETRY_MILLIS;

  EventStreamReader(Consumer<byte[]> messages, MessageLimit limit) {
    this.messages = messages;
    this.limit = limit;
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
            limit.maxBytes());
  }

  /** For the response that goes on behind this one: a piece of an event left over here is lost. */
  EventStreamReader next() {
    EventStreamReader next = new EventStreamReader(messages, limit);
    next.lastEventId = lastEventId;
    next.retryMillis = retryMillis;
    return next;
  }

  /** Takes the next piece; fails with {@code UPSTREAM_INVALID} if an event is too long. */
  void feed(ByteBuffer piece) {
    try {
      parser.feed(piece);
    } catch (SseParser.TooLong e) {
      throw limit.exceeded();
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
