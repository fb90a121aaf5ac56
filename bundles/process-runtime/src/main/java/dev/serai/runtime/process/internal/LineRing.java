package dev.serai.runtime.process.internal;

import java.util.ArrayDeque;
import java.util.List;

/** The newest lines, bounded in number and in characters. Safe for use by any thread. */
final class LineRing {
  private final int maxLines;
  private final int maxChars;
  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private long chars;

  LineRing(int maxLines, int maxChars) {
    this.maxLines = maxLines;
    this.maxChars = maxChars;
  }

  synchronized void add(String line) {
    lines.add(line);
    chars += line.length();
    while (lines.size() > maxLines || chars > maxChars) {
      chars -= lines.remove().length();
    }
  }

  /** The newest lines, oldest first. */
  synchronized List<String> tail(int count) {
    return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
  }
}
