package dev.serai.core.runtime;

import java.util.List;
import java.util.Objects;

/**
 * How a server ended.
 *
 * @param cause who ended it
 * @param reason one sentence, for instance {@code "exit code 1"}
 * @param lastLines the last lines of its log, oldest first; may be empty
 */
public record ServerExit(Cause cause, String reason, List<String> lastLines) {

  /** Who ended a server. */
  public enum Cause {
    /** {@link RunningServer#stop()}. */
    STOPPED,
    /** Itself: a crash, or an exit of its own accord. */
    ENDED,
    /** Its runtime, which is being replaced or removed. */
    RUNTIME_LEFT
  }

  public ServerExit {
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(reason, "reason");
    lastLines = List.copyOf(lastLines);
  }
}
