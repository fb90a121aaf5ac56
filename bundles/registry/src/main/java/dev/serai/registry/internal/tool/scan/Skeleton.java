package dev.serai.registry.internal.tool.scan;

import java.util.Locale;

/**
 * A name in two simpler forms: as it is spelled, and as it looks.
 *
 * @param plain lower case, without separators
 * @param look the same with look-alikes folded into one: letters of other alphabets, 0 and o, 1 and
 *     l and i, rn and m, vv and w
 */
record Skeleton(String plain, String look) {
  static Skeleton of(String name) {
    String folded = withoutSeparators(new FoldedText(name).text());
    String look =
        folded
            .replace('0', 'o')
            .replace('1', 'l')
            .replace('|', 'l')
            .replace('i', 'l')
            .replace("rn", "m")
            .replace("vv", "w");
    return new Skeleton(withoutSeparators(name), look);
  }

  private static String withoutSeparators(String text) {
    StringBuilder kept = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> " _-./".indexOf(c) < 0)
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }
}
