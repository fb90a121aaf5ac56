package dev.serai.access.internal.audit;

import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.store.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What events hold of arguments and results: the long part of them. */
final class CallTexts {
  private CallTexts() {}

  /** How many characters an event has of them. */
  static int length(AuditEvent event) {
    return length(event, Detail.ARGUMENTS) + length(event, Detail.RESULT);
  }

  /** The same event with their sizes only. */
  static AuditEvent without(AuditEvent event) {
    Map<String, String> details = new HashMap<>(event.details());
    sizeOnly(details, Detail.ARGUMENTS, Detail.ARGUMENTS_BYTES);
    sizeOnly(details, Detail.RESULT, Detail.RESULT_BYTES);
    return new AuditEvent(
        event.at(), event.principal(), event.action(), event.target(), event.outcome(), details);
  }

  private static int length(AuditEvent event, String name) {
    return event.details().getOrDefault(name, "").length();
  }

  private static void sizeOnly(Map<String, String> details, String name, String size) {
    String text = details.remove(name);
    if (text != null) {
      details.putIfAbsent(size, Integer.toString(text.getBytes(StandardCharsets.UTF_8).length));
    }
  }
}
