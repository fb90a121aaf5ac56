package dev.serai.store.internal.shell;

import dev.serai.core.error.SeraiException;

/** Ends a command with an error, so that scripts see that it failed. */
final class CommandFailure {
  private CommandFailure() {}

  /** What the console shows of an error: its code, what is wrong, and what to do. */
  static IllegalArgumentException of(SeraiException error) {
    return new IllegalArgumentException(
        error.code() + ": " + error.getMessage() + " " + error.code().advice(), error);
  }
}
