package dev.serai.orchestrator.internal.command;

import dev.serai.core.error.SeraiException;

/** One plain line for the operator, with what to do; the shell prints it and nothing else. */
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailure(String line) {
    super(line, null, false, false);
  }

  static CommandFailure of(Throwable error) {
    SeraiException known = SeraiException.of(error);
    return new CommandFailure(known.getMessage() + " " + known.code().advice());
  }

  static CommandFailure unknown(String server) {
    return new CommandFailure(
        "There is no server " + server + ". Use one that serai:server-list shows.");
  }
}
