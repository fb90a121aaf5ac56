package dev.serai.orchestrator.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Takes the values of a launch's environment and headers out of text that people read. Values of
 * fewer than 4 characters stay: they hide nothing and would blank out ordinary words.
 */
final class Redaction {
  static final Redaction NONE = new Redaction(List.of());
  private static final int SHORTEST = 4;

  private final List<String> values;

  Redaction(Collection<String> values) {
    this.values =
        values.stream()
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  String apply(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, "[hidden]");
    }
    return clean;
  }

  List<String> apply(List<String> lines) {
    return lines.stream().map(this::apply).toList();
  }
}
