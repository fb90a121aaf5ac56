package dev.serai.registry.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The body {@code StatusUpdateRequest}.
 *
 * @param state what the entries become
 * @param message why, or null if nothing is said
 */
record StatusUpdate(State state, String message) {
  private static final int MAX_MESSAGE = 500;
  private static final JsonDocuments JSON = new JsonDocuments();
  private static final Map<String, State> STATES =
      Map.of("active", State.ACTIVE, "deprecated", State.DEPRECATED, "deleted", State.DELETED);

  static StatusUpdate read(byte[] body) {
    Findings findings = new Findings("body");
    JsonNode json = JSON.parse(body, findings).orElse(null);
    if (json == null) {
      throw refused("The body " + lower(findings.problems().get(0).reason()));
    }
    if (!json.isObject()) {
      throw refused("The body must be an object with status, and statusMessage if there is one.");
    }
    requireKnown(json.fieldNames());
    return new StatusUpdate(state(json.path("status")), message(json.path("statusMessage")));
  }

  /** Whether it would change nothing of an entry. A message that is not sent stays. */
  boolean isDone(EntryRecord entry) {
    return entry.state() == state && (message == null || Objects.equals(message, entry.note()));
  }

  private static void requireKnown(Iterator<String> names) {
    while (names.hasNext()) {
      String name = names.next();
      if (!name.equals("status") && !name.equals("statusMessage")) {
        throw refused("The body has an unknown member; there are status and statusMessage.");
      }
    }
  }

  private static State state(JsonNode status) {
    State state = status.isTextual() ? STATES.get(status.asText()) : null;
    if (state == null) {
      throw refused("status must be active, deprecated or deleted.");
    }
    return state;
  }

  private static String message(JsonNode message) {
    if (message.isMissingNode() || message.isNull()) {
      return null;
    }
    if (!message.isTextual() || message.asText().length() > MAX_MESSAGE) {
      throw refused("statusMessage must be a text of at most " + MAX_MESSAGE + " characters.");
    }
    return message.asText().isEmpty() ? null : message.asText();
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
