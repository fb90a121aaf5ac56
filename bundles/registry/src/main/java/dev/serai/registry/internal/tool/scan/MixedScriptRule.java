package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Severity;
import java.lang.Character.UnicodeScript;
import java.util.function.Consumer;

/**
 * Finds words of three and more letters in which Latin letters stand beside letters of another
 * script that look Latin. Units and formulas, such as a Greek letter before one Latin one, are
 * shorter.
 */
final class MixedScriptRule implements TextRule {
  private static final int SHORTEST = 3;

  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    int at = firstMixed(spot.text());
    if (at >= 0) {
      findings.accept(
          spot.finding(
              spot.isName() ? Severity.BLOCK : Severity.WARN,
              "mixed-script",
              at,
              "A word mixes Latin letters with look-alikes of another alphabet."));
    }
  }

  private static int firstMixed(String text) {
    int start = 0;
    boolean latin = false;
    boolean falseLatin = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetter(c)) {
        latin |= UnicodeScript.of(c) == UnicodeScript.LATIN;
        falseLatin |= Confusables.isFalseLatin(c);
        continue;
      }
      if (latin && falseLatin && i - start >= SHORTEST) {
        return start;
      }
      start = i + 1;
      latin = false;
      falseLatin = false;
    }
    return -1;
  }
}
