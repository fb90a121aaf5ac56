package dev.serai.core.resolution;

import dev.serai.core.runtime.InstallationId;
import java.util.Objects;

/**
 * One thing that was looked at to find an installation for a caller.
 *
 * @param rule where it was looked, for people
 * @param installation what is there, or null for nothing
 * @param taken whether it serves the caller; the last step alone may
 * @param reason why, for people
 */
public record Step(String rule, InstallationId installation, boolean taken, String reason) {
  /** Rule and reason are there. */
  public Step {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(reason, "reason");
  }
}
