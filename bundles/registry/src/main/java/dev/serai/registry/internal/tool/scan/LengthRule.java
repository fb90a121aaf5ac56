package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Severity;
import java.util.function.Consumer;

/**
 * Finds texts that nobody reviews because they are too long, in characters: names over 128 (MCP
 * 2025-11-25, tool names), titles over 200, instructions and a definition's own description over
 * 8,000, other texts over 4,000; and runs of blanks that push text out of sight, over 60 blanks or
 * 15 line breaks.
 */
final class LengthRule implements TextRule {
  private static final int MAX_NAME = 128;
  private static final int MAX_TITLE = 200;
  private static final int MAX_DESCRIPTION = 8_000;
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_BLANKS = 60;
  private static final int MAX_BREAKS = 15;

  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    int max = limit(spot);
    int length = spot.text().length();
    if (length > max && !spot.isIcon()) {
      findings.accept(
          spot.finding(
              spot.pointer().equals("/description") || spot.isName()
                  ? Severity.WARN
                  : Severity.INFO,
              "over-long",
              max,
              "Has " + length + " characters; more than " + max + " are rarely read by a person."));
    }
    int padding = padding(spot.text());
    if (padding >= 0) {
      findings.accept(
          spot.finding(
              Severity.WARN,
              "padding",
              padding,
              "A long run of blanks or empty lines: what follows is out of sight."));
    }
  }

  private static int limit(Spot spot) {
    if (spot.role() == Spot.Role.NAME && !spot.pointer().startsWith("/uri")) {
      return MAX_NAME;
    }
    return switch (spot.pointer()) {
      case "/title", "/annotations/title" -> MAX_TITLE;
      case "/description", "/instructions" -> MAX_DESCRIPTION;
      default -> MAX_TEXT;
    };
  }

  /** Where text after a long run of blanks begins; -1 for none. */
  private static int padding(String text) {
    int blanks = 0;
    int breaks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        breaks++;
        blanks = 0;
      } else if (Character.isWhitespace(c)) {
        blanks++;
      } else if (blanks > MAX_BLANKS || breaks > MAX_BREAKS) {
        return i;
      } else {
        blanks = 0;
        breaks = 0;
      }
    }
    return -1;
  }
}
