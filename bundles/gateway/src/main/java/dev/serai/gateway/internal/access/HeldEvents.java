package dev.serai.gateway.internal.access;

import dev.serai.core.store.AuditEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What has happened while the audit log was away, until it is back: the first 1,000 events; of the
 * rest only the number is known. Safe for use by any thread.
 */
final class HeldEvents {
  static final int MAX = 1_000;

  private final Queue<AuditEvent> events = new ArrayDeque<>();
  private long lost;

  /**
   * What was held.
   *
   * @param events in their order
   * @param lost how many more there were
   */
  record Held(List<AuditEvent> events, long lost) {}

  synchronized void hold(AuditEvent event) {
    if (events.size() < MAX) {
      events.add(event);
    } else {
      lost++;
    }
  }

  /** Gives what is held, and holds it no more. */
  synchronized Held take() {
    Held held = new Held(new ArrayList<>(events), lost);
    events.clear();
    lost = 0;
    return held;
  }
}
