package dev.serai.registry.internal.shell;

import dev.serai.core.error.SeraiException;

/** One plain line for the operator, with what to do; the shell prints it and nothing else. */
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailure(String line) {
    super(line, null, false, false);
  }

  static CommandFailure of(SeraiException error) {
    return new CommandFailure(
        error.code() + ": " + error.getMessage() + " " + error.code().advice());
  }
}
