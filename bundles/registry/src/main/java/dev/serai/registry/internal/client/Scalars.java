package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Place;

/** Reads texts as clients do: numbers and booleans count as what they look like. */
final class Scalars {
  private static final int MAX = 32_768;

  private Scalars() {}

  /** The text; a problem and {@code ""} where it is something else. */
  static String text(Place at) {
    if (at.node().isNumber() || at.node().isBoolean()) {
      return at.node().asText();
    }
    if (!at.node().isTextual()) {
      at.fault("Must be a string: put it into quotes, or remove it.");
      return "";
    }
    if (at.node().textValue().length() > MAX) {
      at.fault("Is longer than " + MAX + " characters, the limit of a value: shorten it.");
      return "";
    }
    return at.text().orElse("");
  }
}
