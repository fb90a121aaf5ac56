package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.store.AuditEvent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the audit log tells of definitions that were found.
 *
 * @param action {@code tool:baseline}, {@code tool:hold} or {@code tool:adopt}
 * @param target the entry, for instance {@code entry:tickets@1.0.0}
 * @param installation where it was found
 * @param what which definition; of a baseline, how much it is
 * @param changes what differs from the approved, JSON text
 */
record Note(String action, String target, String installation, String what, String changes) {
  private static final String SYSTEM = "serai";

  /** The event at a moment. */
  AuditEvent event(Instant at) {
    Map<String, String> details = new TreeMap<>();
    details.put("installation", installation);
    details.put("definition", what);
    if (changes != null) {
      details.put(Detail.CHANGES, changes);
    }
    return new AuditEvent(at, SYSTEM, action, target, AuditEvent.Outcome.DONE, details);
  }
}
