package dev.serai.registry.internal.tool;

/**
 * One place where two definitions differ, for people: one line each, hidden characters as {@code
 * [U+XXXX]}, long values cut to the part around the first difference.
 *
 * @param pointer where, as a JSON pointer (RFC 6901), hidden characters made visible
 * @param before JSON text of the baseline's value; null where it had none
 * @param after JSON text of the value now; null where there is none
 */
public record FieldDifference(String pointer, String before, String after) {
  private static final int MAX = 240;

  static FieldDifference of(String pointer, Json before, Json after) {
    String was = before == null ? null : CanonicalJson.of(before);
    String is = after == null ? null : CanonicalJson.of(after);
    int at = was == null || is == null ? 0 : common(was, is);
    return new FieldDifference(VisibleText.of(pointer), shortened(was, at), shortened(is, at));
  }

  private static int common(String one, String other) {
    int end = Math.min(one.length(), other.length());
    int at = 0;
    while (at < end && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String shortened(String text, int at) {
    if (text == null) {
      return null;
    }
    return text.length() <= MAX ? VisibleText.of(text) : VisibleText.window(text, at, MAX);
  }
}
