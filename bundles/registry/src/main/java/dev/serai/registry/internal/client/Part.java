package dev.serai.registry.internal.client;

/** A piece of a text in which clients put values. */
sealed interface Part {

  /**
   * Text that stays as it is.
   *
   * @param text the text
   */
  record Literal(String text) implements Part {}

  /**
   * A value to be given.
   *
   * @param prompt what is asked for
   */
  record Asked(Prompt prompt) implements Part {
    /** Where its value goes in a text of a document. */
    String place() {
      return "{" + prompt.name() + "}";
    }
  }
}
