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
   * A variable of the environment.
   *
   * @param name its name
   */
  record Variable(String name) implements Part {
    @Override
    public String toString() {
      return "${env:" + name + "}";
    }
  }

  /**
   * A value to be given.
   *
   * @param prompt what is asked for
   */
  record Asked(Prompt prompt) implements Part {
    /** The environment variable that can hold it where a document cannot ask. */
    Variable variable() {
      return Template.variable(prompt.name());
    }
  }
}
