package dev.serai.gateway.internal.upstream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads an event stream (HTML standard, server-sent events) as it arrives, in any pieces. Not safe
 * for use by several threads.
 */
final class SseParser {

  /** Hears of what the stream carries. */
  interface Events {
    /** An event with data; its lines are joined by line feeds. */
    void event(String type, byte[] data);

    /** The id that resumes the stream behind what has come so far. */
    void lastEventId(String id);

    /** How long to wait before connecting again, in milliseconds. */
    void retry(long millis);
  }

  /** What came is longer than one message may be. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

  private final Events events;
  private final long maxBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private ByteArrayOutputStream data;
  private String type = "message";
  private boolean afterCr;

  /**
   * A parser of one stream.
   *
   * @param events who hears of it
   * @param maxBytes the longest line and the longest event
   */
  SseParser(Events events, long maxBytes) {
    this.events = events;
    this.maxBytes = maxBytes;
  }

  /** Takes the next piece; throws {@link TooLong} at an oversized one. */
  void feed(ByteBuffer piece) {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte b = bytes[at];
      if (b == '\n' && afterCr && at == from) {
        from = at + 1;
        afterCr = false;
      } else if (b == '\n' || b == '\r') {
        keep(bytes, from, at);
        endLine();
        from = at + 1;
        afterCr = b == '\r';
      } else {
        afterCr = false;
      }
    }
    keep(bytes, from, bytes.length);
  }

  private void keep(byte[] bytes, int from, int to) {
    if (line.size() + (long) (to - from) > maxBytes) {
      throw new TooLong();
    }
    line.write(bytes, from, to - from);
  }

  private void endLine() {
    byte[] text = line.toByteArray();
    line.reset();
    if (text.length == 0) {
      dispatch();
      return;
    }
    int colon = indexOfColon(text);
    int value = colon + 1 < text.length && text[colon + 1] == ' ' ? colon + 2 : colon + 1;
    if (colon == DATA.length && startsWithData(text)) {
      addData(text, Math.min(value, text.length));
    } else if (colon > 0) {
      field(
          new String(text, 0, colon, StandardCharsets.UTF_8),
          value < text.length
              ? new String(text, value, text.length - value, StandardCharsets.UTF_8)
              : "");
    }
  }

  private static int indexOfColon(byte[] text) {
    for (int at = 0; at < text.length; at++) {
      if (text[at] == ':') {
        return at;
      }
    }
    return text.length;
  }

  private static boolean startsWithData(byte[] text) {
    for (int at = 0; at < DATA.length; at++) {
      if (text[at] != DATA[at]) {
        return false;
      }
    }
    return true;
  }

  private void addData(byte[] text, int from) {
    if (data == null) {
      data = new ByteArrayOutputStream(text.length - from);
    } else {
      data.write('\n');
    }
    if (data.size() + (long) (text.length - from) > maxBytes) {
      throw new TooLong();
    }
    data.write(text, from, text.length - from);
  }

  private void field(String name, String value) {
    switch (name) {
      case "event" -> type = value;
      case "id" -> events.lastEventId(value);
      case "retry" -> {
        if (value.matches("\\d{1,9}")) {
          events.retry(Long.parseLong(value));
        }
      }
      default -> {
        // The standard says to ignore fields that it does not name.
      }
    }
  }

  private void dispatch() {
    if (data != null && data.size() > 0) {
      events.event(type, data.toByteArray());
    }
    data = null;
    type = "message";
  }
}
