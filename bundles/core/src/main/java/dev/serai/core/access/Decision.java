package dev.serai.core.access;

import java.util.Objects;

/**
 * Whether somebody may do something.
 *
 * @param allowed whether they may
 * @param reason why, or what is missing: one sentence for the audit log and, where they may at
 *     least see the thing, for them; no secrets
 */
public record Decision(boolean allowed, String reason) {
  /** Every part is there. */
  public Decision {
    Objects.requireNonNull(reason, "reason");
  }

  /** They may. */
  public static Decision allowed(String reason) {
    return new Decision(true, reason);
  }

  /** They may not. */
  public static Decision denied(String reason) {
    return new Decision(false, reason);
  }
}
