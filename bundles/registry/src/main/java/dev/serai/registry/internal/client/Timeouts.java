package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Place;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Time limits, where their unit is clear: by the member's name, or in the text itself. */
final class Timeouts {
  private static final Map<String, Limit> NAMED =
      new TreeMap<>(
          Map.of(
              "timeoutMs", new Limit("callTimeout", "ms"),
              "timeout_ms", new Limit("callTimeout", "ms"),
              "timeoutSeconds", new Limit("callTimeout", "s"),
              "timeout_seconds", new Limit("callTimeout", "s"),
              "tool_timeout_sec", new Limit("callTimeout", "s"),
              "startup_timeout_sec", new Limit("startTimeout", "s"),
              "startup_timeout_ms", new Limit("startTimeout", "ms")));

  private Timeouts() {}

  /** Whether a member is a limit of a known unit. */
  static boolean isRead(String member) {
    return NAMED.containsKey(member);
  }

  /** Writes the limits as options; notes those whose unit is not clear. */
  static void write(Draft draft) {
    NAMED.forEach((member, limit) -> write(draft, draft.at(member), member, limit));
    write(draft, draft.at("timeout"), "timeout", new Limit("callTimeout", ""));
  }

  private static void write(Draft draft, Place at, String member, Limit limit) {
    if (!at.isPresent()) {
      return;
    }
    Optional<String> time = limit.of(at);
    time.ifPresent(text -> draft.options().put(limit.option(), text));
    if (time.isEmpty()) {
      draft.note(
          "\""
              + member
              + "\" was left out, since clients differ in its unit: set \""
              + limit.option()
              + "\" to a time such as \"30s\".");
    }
  }

  private record Limit(String option, String unit) {
    Optional<String> of(Place at) {
      String text = at.node().asText() + (at.node().isNumber() ? unit : "");
      return Optional.of(text).filter(t -> t.matches("[1-9]\\d{0,6}(ms|s|m)"));
    }
  }
}
