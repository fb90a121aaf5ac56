package dev.serai.runtime.process.internal;

/** Makes one line of a JSON value. */
final class OneLine {
  private OneLine() {}

  /**
   * The message with line breaks replaced by blanks, which in JSON stand only between tokens (RFC
   * 8259, section 2); the same array where there are none.
   */
  static byte[] of(byte[] message) {
    for (int i = 0; i < message.length; i++) {
      if (lineBreak(message[i])) {
        return replaced(message, i);
      }
    }
    return message;
  }

  private static byte[] replaced(byte[] message, int from) {
    byte[] line = message.clone();
    for (int i = from; i < line.length; i++) {
      if (lineBreak(line[i])) {
        line[i] = ' ';
      }
    }
    return line;
  }

  private static boolean lineBreak(byte b) {
    return b == '\n' || b == '\r';
  }
}
