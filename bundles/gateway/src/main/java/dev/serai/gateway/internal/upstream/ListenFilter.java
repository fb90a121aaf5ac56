package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * What a subscription is to bring (MCP 2026-07-28, subscriptions, notification filter).
 *
 * @param lists {@code tools}, {@code prompts} and {@code resources} whose lists may change
 * @param uris resources to be watched
 */
record ListenFilter(Set<String> lists, Set<String> uris) {
  private static final JsonMapper MAPPER = new JsonMapper();

  static ListenFilter of(Features features, Set<String> uris) {
    return new ListenFilter(features.changing(), uris);
  }

  boolean isEmpty() {
    return lists.isEmpty() && uris.isEmpty();
  }

  /** The parameters of {@code subscriptions/listen}. */
  byte[] params() {
    StringJoiner members = new StringJoiner(",", "{\"notifications\":{", "}}");
    for (String list : new TreeSet<>(lists)) {
      members.add("\"" + list + "ListChanged\":true");
    }
    if (!uris.isEmpty()) {
      members.add("\"resourceSubscriptions\":" + MAPPER.valueToTree(uris));
    }
    return JsonText.utf8(members.toString());
  }

  /** Whether a server's acknowledgement covers a resource. */
  static boolean covers(Message acknowledgement, String uri) {
    if (acknowledgement == null || acknowledgement.slice(Place.NOTIFICATIONS) == null) {
      return false;
    }
    try {
      JsonNode filter = MAPPER.readTree(acknowledgement.slice(Place.NOTIFICATIONS).toBytes());
      for (JsonNode watched : filter.path("resourceSubscriptions")) {
        if (watched.asText().equals(uri)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
