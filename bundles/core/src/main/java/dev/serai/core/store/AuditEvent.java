package dev.serai.core.store;

import java.time.Instant;
import java.util.Map;

/**
 * Who did what.
 *
 * @param at when, by the clock of the replica where it happened
 * @param principal who, 1 to 200 characters
 * @param action what, for instance {@code token:create}; 1 to 200 characters
 * @param target on what, 1 to 1,000 characters, or null
 * @param outcome what came of it
 * @param details anything else, nothing secret; at most 1,000 values of at most 65,536 characters
 */
public record AuditEvent(
    Instant at,
    String principal,
    String action,
    String target,
    Outcome outcome,
    Map<String, String> details) {

  /** What came of it. */
  public enum Outcome {
    /** It was done. */
    DONE,
    /** It was not allowed. */
    DENIED,
    /** It was allowed, and went wrong. */
    FAILED
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public AuditEvent {
    FieldRules.present("at", at);
    FieldRules.name("principal", principal);
    FieldRules.name("action", action);
    FieldRules.optional("target", target, FieldRules.MAX_LINE);
    FieldRules.present("outcome", outcome);
    details = FieldRules.values("details", details);
  }

  /** Without the details. */
  @Override
  public String toString() {
    return "AuditEvent["
        + at
        + ", "
        + principal
        + ", "
        + action
        + ", "
        + target
        + ", "
        + outcome
        + "]";
  }
}
