package dev.serai.registry.internal.tool;

import java.util.Locale;

/** Text of a definition as a person may see it: one line, nothing hidden, bounded. */
public final class VisibleText {
  private static final int MAX_QUOTED = 80;
  private static final int BEFORE = 40;
  private static final String BREAKS = "\n\r\t";

  private VisibleText() {}

  /** Hidden characters as {@code [U+XXXX]}, line breaks and tabs as in JSON. */
  public static String of(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(seen, c));
    return seen.toString();
  }

  /** In double quotes, cut to 80 characters. */
  public static String quoted(String text) {
    return '"' + window(text, 0, MAX_QUOTED) + '"';
  }

  /**
   * A part of a long text.
   *
   * @param at where the interesting part begins; 40 characters before it are shown
   * @param length at most so many characters of the text
   */
  public static String window(String text, int at, int length) {
    int start = whole(text, Math.max(0, at - BEFORE));
    int end = whole(text, Math.min(text.length(), start + length));
    return (start > 0 ? "..." : "")
        + of(text.substring(start, end))
        + (end < text.length() ? "..." : "");
  }

  /** An index that does not cut a pair of surrogates. */
  private static int whole(String text, int index) {
    boolean inside =
        index > 0
            && index < text.length()
            && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    return inside ? index - 1 : index;
  }

  private static void append(StringBuilder seen, int c) {
    int lineBreak = BREAKS.indexOf(c);
    if (lineBreak >= 0) {
      seen.append('\\').append("nrt".charAt(lineBreak));
    } else if (HiddenCharacter.of(c) != null) {
      seen.append(String.format(Locale.ROOT, "[U+%04X]", c));
    } else {
      seen.appendCodePoint(c);
    }
  }
}
