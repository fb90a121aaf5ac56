package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Severity;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds data that a person cannot read: runs of 200 and more characters of the base64 or
 * hexadecimal alphabet, and {@code data:} URIs (RFC 2397) with 64 and more characters of content.
 * Icons may be such URIs.
 */
final class BlobRule implements TextRule {
  private static final int LONG = 200;
  private static final Pattern DATA_URI =
      Pattern.compile(
          "\\bdata:[a-z]{1,20}/[a-z0-9.+-]{1,60}(?:;[a-z0-9=-]{1,40}){0,4},[^\\s\"']{64}",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    if (spot.isIcon() || spot.text().length() < 64) {
      return;
    }
    Matcher uri = DATA_URI.matcher(spot.text());
    if (uri.find()) {
      findings.accept(
          spot.finding(
              Severity.WARN, "data-uri", uri.start(), "Data inside a URI that nobody can read."));
      return;
    }
    int run = longRun(spot.text());
    if (run >= 0) {
      findings.accept(
          spot.finding(
              Severity.WARN,
              "encoded-blob",
              run,
              "A long run of encoded data that nobody can read."));
    }
  }

  /** Where a run with both letters and digits begins; -1 for none. */
  private static int longRun(String text) {
    int start = 0;
    boolean letter = false;
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isEncoding(c)) {
        start = i + 1;
        letter = false;
        digit = false;
        continue;
      }
      letter |= Character.isLetter(c);
      digit |= Character.isDigit(c);
      if (i - start + 1 >= LONG && letter && digit) {
        return start;
      }
    }
    return -1;
  }

  private static boolean isEncoding(char c) {
    return c < 0x80
        && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '_' || c == '-');
  }
}
