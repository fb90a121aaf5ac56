package dev.serai.access.internal.audit;

import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.store.AuditEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Takes the secrets out of events before they are written. Safe for use by any thread. */
final class EventRedaction {
  private final CallRedaction calls;

  EventRedaction(CallRedaction calls) {
    this.calls = calls;
  }

  /** The same event without secrets. */
  AuditEvent of(AuditEvent event) {
    Map<String, String> details = new HashMap<>();
    event.details().forEach((name, text) -> details.put(name, detail(name, text, event)));
    String target = event.target() == null ? null : PlainText.byForm(event.target());
    if (details.equals(event.details()) && Objects.equals(target, event.target())) {
      return event;
    }
    return new AuditEvent(
        event.at(), event.principal(), event.action(), target, event.outcome(), details);
  }

  private String detail(String name, String text, AuditEvent event) {
    return switch (name) {
      case Detail.ARGUMENTS -> call(text, event.details().containsKey(Detail.ARGUMENTS_BYTES));
      case Detail.RESULT -> call(text, event.details().containsKey(Detail.RESULT_BYTES));
      default -> AuditText.detail(text);
    };
  }

  private String call(String text, boolean cut) {
    return AuditText.bounded(calls.of(text, cut));
  }
}
