package dev.serai.access.internal.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What names have in common that people take for one: they differ by nothing but case, blanks and
 * compatible characters (Unicode, NFKC).
 */
public final class Likeness {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]");

  private Likeness() {}

  /** The same text for names that look alike. */
  public static String of(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return BLANKS.matcher(folded).replaceAll("");
  }
}
