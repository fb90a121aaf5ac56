package dev.serai.registry.internal.tool;

/**
 * Characters that a person does not see and a model reads, or that change how the characters around
 * them are seen (Unicode 13, UTS #39 and UAX #9; tags U+E0000 to U+E007F carry whole texts unseen).
 * Whether one is in its lawful place, such as a joiner inside an emoji, is not decided here.
 */
public enum HiddenCharacter {
  /** ESC and CSI: they begin a terminal's control sequence (ECMA-48). */
  ESCAPE,
  /** C0 and C1 without tab, line feed and carriage return. */
  CONTROL,
  /** Joiners, fillers and other marks without width. */
  ZERO_WIDTH,
  /** Marks, embeddings, overrides and isolates that turn the direction of text. */
  DIRECTION,
  /** Tag characters. */
  TAG,
  /** Variation selectors. */
  VARIATION,
  /** Separators other than the plain space. */
  SPACE,
  /** Private use: everybody's font shows something else, or nothing. */
  PRIVATE_USE,
  /** Half a character. */
  SURROGATE;

  private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";
  private static final String VISIBLE_FORMATS = "\u06dd\u070f\u08e2";

  /** What hides in a code point; null when it is seen. */
  public static HiddenCharacter of(int c) {
    if (c >= ' ' && c < 0x7f || c == '\t' || c == '\n' || c == '\r') {
      return null;
    }
    if (c == 0x1b || c == 0x9b) {
      return ESCAPE;
    }
    if (isVariationSelector(c)) {
      return VARIATION;
    }
    return FILLERS.indexOf(c) >= 0 ? ZERO_WIDTH : byCategory(c);
  }

  /** Whether it chooses among the shapes of the character before it. */
  public static boolean isVariationSelector(int c) {
    return c >= 0xfe00 && c <= 0xfe0f || isSupplement(c) || c >= 0x180b && c <= 0x180d;
  }

  /** Whether it is one of the 240 selectors that only ideographs use. */
  public static boolean isSupplement(int c) {
    return c >= 0xe0100 && c <= 0xe01ef;
  }

  private static HiddenCharacter byCategory(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> CONTROL;
      case Character.FORMAT -> format(c);
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          SPACE;
      case Character.PRIVATE_USE -> PRIVATE_USE;
      case Character.SURROGATE -> SURROGATE;
      default -> c >= 0xe0000 && c <= 0xe007f ? TAG : null;
    };
  }

  private static HiddenCharacter format(int c) {
    if (c >= 0xe0000 && c <= 0xe007f) {
      return TAG;
    }
    if (c == 0x61c || c == 0x200e || c == 0x200f || c >= 0x202a && c <= 0x202e) {
      return DIRECTION;
    }
    if (c >= 0x2066 && c <= 0x2069) {
      return DIRECTION;
    }
    boolean seen = c >= 0x600 && c <= 0x605 || VISIBLE_FORMATS.indexOf(c) >= 0;
    return seen ? null : ZERO_WIDTH;
  }
}
