package dev.serai.access.internal.shell;

import java.io.IOException;
import java.util.Arrays;
import org.apache.karaf.shell.api.console.Session;

/** Reads passwords from the terminal, without an echo. */
final class HiddenInput {
  private static final Character NO_ECHO = '\0';

  private final Session session;

  HiddenInput(Session session) {
    this.session = session;
  }

  /** A new password, typed twice alike. */
  char[] newPassword() throws CommandFailure {
    char[] first = read("New password (12 characters or more): ");
    char[] second = read("The same again: ");
    boolean alike = Arrays.equals(first, second);
    Arrays.fill(second, '\0');
    if (!alike) {
      Arrays.fill(first, '\0');
      throw new CommandFailure("The two were not alike, and nothing was changed. Try again.");
    }
    return first;
  }

  private char[] read(String prompt) throws CommandFailure {
    try {
      String line = session.readLine(prompt, NO_ECHO);
      if (line != null) {
        return line.toCharArray();
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw nobody();
    }
    throw nobody();
  }

  private static CommandFailure nobody() {
    return new CommandFailure(
        "A password is typed at a terminal, never given as an argument. Open ./serai shell first.");
  }
}
