package dev.serai.runtime.process.internal;

import java.nio.file.Path;
import java.util.List;

/** Keeps Serai's state from the eyes of processes. */
@FunctionalInterface
interface Sandbox {
  /** Hides nothing. */
  Sandbox NONE = (argv, workingDirectory) -> argv;

  /**
   * The argument vector to start in place of the given one.
   *
   * @param workingDirectory stays visible
   * @throws dev.serai.core.error.SeraiException {@code START_FAILED} when it is required and does
   *     not work here
   */
  List<String> wrap(List<String> argv, Path workingDirectory);
}
