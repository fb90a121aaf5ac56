package dev.serai.gateway.internal.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.store.AuditEvent;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.JsonText;

/** Tells a caller that nobody has set up for them what they call, and how that is done. */
final class MissingInstallation {
  private MissingInstallation() {}

  /**
   * Answers a call: of a tool with a result that a model can read, of anything else with an error.
   */
  static void answer(Exchange exchange, OfferedEntry entry, RegistrySnapshot registry) {
    boolean maybeAway = registry.unavailable().containsValue(entry.prefix());
    SeraiException missing =
        new SeraiException(
            ErrorCode.AUTH_REQUIRED,
            entry.title()
                + " ("
                + entry.name()
                + ") is not set up for you yet"
                + (maybeAway
                    ? ", or what is set up is disabled or cannot be started: its installation says"
                        + " why."
                    : "."));
    if (exchange.request().method().equals("tools/call")) {
      exchange.fail(missing, AuditEvent.Outcome.FAILED, result(missing, entry));
    } else {
      exchange.fail(missing);
    }
  }

  private static byte[] result(SeraiException missing, OfferedEntry entry) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result
        .putArray("content")
        .addObject()
        .put("type", "text")
        .put(
            "text",
            missing.getMessage()
                + " Tell the user: "
                + missing.code().advice()
                + " The entry is "
                + entry.prefix()
                + ".");
    result
        .putObject("structuredContent")
        .put("error", "auth_required")
        .put("server", entry.prefix().value())
        .put("entry", entry.name())
        .put("version", entry.version())
        .put("title", entry.title())
        .put("advice", missing.code().advice());
    result.put("isError", true);
    return JsonText.utf8(result.toString());
  }
}
