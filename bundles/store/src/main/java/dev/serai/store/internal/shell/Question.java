package dev.serai.store.internal.shell;

import java.io.IOException;

/** Asks whoever sits at the console. */
record Question(Prompt prompt) {

  /** Reads a line of the console. */
  interface Prompt {
    /**
     * The line, or null at the end of the input; a console without input throws {@link
     * UnsupportedOperationException}.
     */
    String read(String prompt) throws IOException;
  }

  /**
   * Whether somebody says yes to what would be done.
   *
   * @throws IllegalArgumentException if nobody can be asked
   */
  boolean agreed(String what) {
    try {
      String answer = prompt.read(what + " Type yes to go on: ");
      return answer != null && answer.strip().equalsIgnoreCase("yes");
    } catch (IOException | UnsupportedOperationException e) {
      throw new IllegalArgumentException(
          what + " Nothing was changed, since nobody can be asked here: add --yes.", e);
    }
  }
}
