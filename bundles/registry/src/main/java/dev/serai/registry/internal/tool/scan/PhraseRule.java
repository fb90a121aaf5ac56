package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** Finds {@link Phrases} that are aimed at the model; each rule once a text. */
final class PhraseRule implements TextRule {
  private static final int SHORTEST = 5;

  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    if (spot.text().length() < SHORTEST) {
      return;
    }
    String text = spot.folded().text();
    Set<String> found = new HashSet<>();
    for (Phrase phrase : Phrases.ALL) {
      Matcher matcher = phrase.pattern().matcher(text);
      if (!found.contains(phrase.rule()) && matcher.find()) {
        found.add(phrase.rule());
        int at = spot.folded().origin(matcher.start());
        findings.accept(spot.finding(phrase.severity(), phrase.rule(), at, phrase.message()));
      }
    }
  }
}
