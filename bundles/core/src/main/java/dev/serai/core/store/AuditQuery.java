package dev.serai.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which records of the audit log are wanted; each part that is not null has to agree.
 *
 * @param principal who, 1 to 200 characters
 * @param action what, 1 to 200 characters
 * @param target on what, 1 to 1,000 characters
 * @param outcome what came of it
 * @param from not before; whole milliseconds count
 * @param until before; whole milliseconds count
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

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public AuditQuery {
    FieldRules.optional("principal", principal, FieldRules.MAX_NAME);
    FieldRules.optional("action", action, FieldRules.MAX_NAME);
    FieldRules.optional("target", target, FieldRules.MAX_LINE);
    from = whole(from);
    until = whole(until);
  }

  /** Whether an event is one of those that are wanted. */
  public boolean matches(AuditEvent event) {
    return agrees(principal, event.principal())
        && agrees(action, event.action())
        && agrees(target, event.target())
        && agrees(outcome, event.outcome())
        && (from == null || !event.at().isBefore(from))
        && (until == null || event.at().isBefore(until));
  }

  private static Instant whole(Instant bound) {
    return bound == null ? null : bound.truncatedTo(ChronoUnit.MILLIS);
  }

  private static boolean agrees(Object wanted, Object found) {
    return wanted == null || wanted.equals(found);
  }
}
