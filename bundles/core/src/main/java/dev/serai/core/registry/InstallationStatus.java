package dev.serai.core.registry;

import java.util.Objects;

/**
 * How an installation stands.
 *
 * @param state whether its server can be used
 * @param problem why it cannot, or what speaks against it, and what to do; null if there is nothing
 */
public record InstallationStatus(State state, String problem) {
  /** Whether the server of an installation can be used. */
  public enum State {
    /** It is started when it is needed. */
    READY,
    /** Somebody switched it off. */
    DISABLED,
    /** It cannot be started. */
    BLOCKED
  }

  /** A state is there. */
  public InstallationStatus {
    Objects.requireNonNull(state, "state");
  }
}
