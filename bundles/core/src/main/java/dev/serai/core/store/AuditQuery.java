package dev.serai.core.store;

import java.time.Instant;

/**
 * Which records of the audit log are wanted; each part that is not null has to agree.
 *
 * @param principal who
 * @param action what
 * @param target on what
 * @param outcome what came of it
 * @param from not before
 * @param until before
 */
public record AuditQuery(
    String principal,
    String action,
    String target,
    AuditEvent.Outcome outcome,
    Instant from,
    Instant until) {
  /** All of them. */
  public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null);

  /** Whether an event is one of those that are wanted. */
  public boolean matches(AuditEvent event) {
    return agrees(principal, event.principal())
        && agrees(action, event.action())
        && agrees(target, event.target())
        && agrees(outcome, event.outcome())
        && (from == null || !event.at().isBefore(from))
        && (until == null || event.at().isBefore(until));
  }

  private static boolean agrees(Object wanted, Object found) {
    return wanted == null || wanted.equals(found);
  }
}
