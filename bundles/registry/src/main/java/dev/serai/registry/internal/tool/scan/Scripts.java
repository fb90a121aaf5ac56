package dev.serai.registry.internal.tool.scan;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the scripts of the world need of characters that are hidden elsewhere (UAX #31, UTS #51).
 */
final class Scripts {
  /** Scripts in which joiners without width shape the letters around them. */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.TIBETAN,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER);

  private static final String SMALL_EMOJI =
      "\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299";

  private Scripts() {}

  static boolean joins(int c) {
    return c >= 0 && JOINING.contains(UnicodeScript.of(c));
  }

  static boolean isIdeograph(int c) {
    return c >= 0 && UnicodeScript.of(c) == UnicodeScript.HAN;
  }

  static boolean isMongolian(int c) {
    return c >= 0 && UnicodeScript.of(c) == UnicodeScript.MONGOLIAN;
  }

  /** Symbols from the blocks that hold emoji; keycaps have a digit, # or * as their base. */
  static boolean isEmoji(int c) {
    return c >= 0x1f000 && c <= 0x1faff
        || c >= 0x2190 && c <= 0x2bff
        || c >= 0 && SMALL_EMOJI.indexOf(c) >= 0;
  }

  static boolean isKeycap(int c) {
    return c >= '0' && c <= '9' || c == '#' || c == '*';
  }

  static boolean isSkinTone(int c) {
    return c >= 0x1f3fb && c <= 0x1f3ff;
  }

  /** Letters alone: direction marks have a direction too, and must not excuse themselves. */
  static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return Character.isLetter(c)
        && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
