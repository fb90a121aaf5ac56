package dev.serai.runtime.process.internal;

import java.util.Map;

/** Says how a process ended. */
final class ExitText {
  private static final int SIGNAL_BASE = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "HUP", 2, "INT", 3, "QUIT", 4, "ILL", 6, "ABRT", 7, "BUS", 9, "KILL", 11, "SEGV", 13,
          "PIPE", 15, "TERM");

  private ExitText() {}

  /** The exit code; of a process that a signal ended, Java gives 128 and the signal's number. */
  static String of(int code) {
    String signal = SIGNALS.get(code - SIGNAL_BASE);
    return "exit code " + code + (signal == null ? "" : " (signal " + signal + ")");
  }
}
