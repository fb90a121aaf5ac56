package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.HiddenCharacter;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as a model may understand it whatever tricks its spelling plays: hidden characters
 * dropped, accents dropped, compatibility forms and look-alikes as the ASCII they resemble (NFKD,
 * {@link Confusables}), every run of white space one space. In a text without spaces, underscores
 * and hyphens count as spaces.
 */
final class FoldedText {
  private static final int TAGS = 0xe0000;

  private final StringBuilder folded;
  private final int[] origin;

  FoldedText(String text) {
    folded = new StringBuilder(text.length());
    int[] origins = new int[text.length() + 1];
    boolean oneWord = text.indexOf(' ') < 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int before = folded.length();
      append(oneWord && (c == '_' || c == '-') ? ' ' : c);
      if (folded.length() > origins.length) {
        origins = Arrays.copyOf(origins, 2 * folded.length());
      }
      Arrays.fill(origins, before, folded.length(), i);
      i += Character.charCount(c);
    }
    origin = origins;
  }

  private void append(int c) {
    HiddenCharacter hidden = HiddenCharacter.of(c);
    if (hidden == HiddenCharacter.SPACE || c < 0x80 && Character.isWhitespace(c)) {
      space();
    } else if (hidden == HiddenCharacter.TAG) {
      plain(c - TAGS);
    } else if (hidden == null) {
      plain(c);
    }
  }

  private void plain(int c) {
    if (c == ' ') {
      space();
    } else if (c >= ' ' && c < 0x7f) {
      folded.append((char) c);
    } else if (c >= 0x80) {
      fold(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD));
    }
  }

  private void fold(String decomposed) {
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c == ' ') {
        space();
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        folded.append(Confusables.latin(c));
      }
    }
  }

  private void space() {
    if (folded.length() == 0 || folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  /** The folded text, upper and lower case as it was. */
  String text() {
    return folded.toString();
  }

  /** Where in the text the character at an index of the folded text came from. */
  int origin(int index) {
    return origin[index];
  }
}
