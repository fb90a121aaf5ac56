package dev.serai.runtime.process.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes lines of log that a terminal can show. */
final class LogText {
  private static final int MAX_BYTES = 8 * 1024;
  private static final Pattern ESCAPE_SEQUENCE = Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

  private LogText() {}

  /**
   * The text of a line: UTF-8 with faults replaced, without colours (ECMA-48, section 5.4) and
   * other control characters, cut where it is very long.
   */
  static String of(byte[] line) {
    int length = Math.min(line.length, MAX_BYTES);
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    String plain = CONTROL.matcher(ESCAPE_SEQUENCE.matcher(text).replaceAll("")).replaceAll("");
    return length < line.length ? plain + " ... (" + line.length + " bytes)" : plain;
  }
}
