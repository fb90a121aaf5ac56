package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.HiddenCharacter;
import java.util.Arrays;

/**
 * Where a hidden character belongs: joiners and selectors of emoji, flags made of tags, joiners of
 * scripts that need them, selectors after ideographs, direction marks in right-to-left text.
 */
final class LawfulPlaces {
  private static final int JOINER = 0x200d;
  private static final int NON_JOINER = 0x200c;
  private static final int TEXT_SHAPE = 0xfe0e;
  private static final int EMOJI_SHAPE = 0xfe0f;
  private static final int BLACK_FLAG = 0x1f3f4;
  private static final int LAST_TAG = 0xe007f;
  private static final int MAX_FLAG = 7;

  private final int[] text;
  private final boolean rightToLeft;

  LawfulPlaces(int[] text) {
    this.text = text;
    this.rightToLeft = Arrays.stream(text).anyMatch(Scripts::isRightToLeft);
  }

  /** Whether the hidden character at an index is where it belongs. */
  boolean holds(HiddenCharacter kind, int at) {
    return switch (kind) {
      case ZERO_WIDTH -> joiner(at);
      case VARIATION -> selector(at);
      case TAG -> flag(at);
      case DIRECTION -> rightToLeft && isMark(text[at]);
      case SPACE -> text[at] == 0x3000;
      default -> false;
    };
  }

  private boolean joiner(int at) {
    int c = text[at];
    if (c != JOINER && c != NON_JOINER) {
      return false;
    }
    if (Scripts.joins(before(at)) && HiddenCharacter.of(before(at)) == null) {
      return true;
    }
    return c == JOINER && Scripts.isEmoji(shaped(at)) && Scripts.isEmoji(after(at));
  }

  /** What stands before a joiner, past its skin tone and shape. */
  private int shaped(int at) {
    int back = at - 1;
    while (back > at - 3
        && back > 0
        && (text[back] == EMOJI_SHAPE || Scripts.isSkinTone(text[back]))) {
      back--;
    }
    return back < 0 ? -1 : text[back];
  }

  private boolean selector(int at) {
    int c = text[at];
    int base = before(at);
    if (c == TEXT_SHAPE || c == EMOJI_SHAPE) {
      return Scripts.isEmoji(base) || Scripts.isKeycap(base);
    }
    if (c >= 0x180b && c <= 0x180d) {
      return Scripts.isMongolian(base);
    }
    boolean symbol = base >= 0 && Character.getType(base) == Character.MATH_SYMBOL;
    return Scripts.isIdeograph(base) || symbol && !HiddenCharacter.isSupplement(c);
  }

  /** A black flag, two to six tags, and the tag that ends it (UTS #51, emoji tag sequence). */
  private boolean flag(int at) {
    int start = at;
    while (start > 0 && at - start <= MAX_FLAG && isTag(text[start])) {
      start--;
    }
    int end = at;
    while (end < text.length
        && end - start <= MAX_FLAG
        && isTag(text[end])
        && text[end] != LAST_TAG) {
      end++;
    }
    return text[start] == BLACK_FLAG
        && end < text.length
        && text[end] == LAST_TAG
        && end - start > 2;
  }

  private static boolean isTag(int c) {
    return c >= 0xe0000 && c <= LAST_TAG;
  }

  private static boolean isMark(int c) {
    return c == 0x200e || c == 0x200f || c == 0x61c;
  }

  private int before(int at) {
    return at == 0 ? -1 : text[at - 1];
  }

  private int after(int at) {
    return at + 1 == text.length ? -1 : text[at + 1];
  }
}
