package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * What a subscription is to bring (MCP 2026-07-28, subscriptions, notification filter).
 *
 * @param lists {@code tools}, {@code prompts} and {@code resources} whose lists may change
 * @param uris resources to be watched
 * @param tasks tasks to be watched (SEP-2663, task status notifications)
 */
record ListenFilter(Set<String> lists, Set<String> uris, Set<String> tasks) {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final Client TASKS =
      new SessionlessClient("listen", TasksExtension.DECLARED, Scope.Gateway.DEFAULT);

  static ListenFilter of(Features features, Links links) {
    return new ListenFilter(
        features.changing(), links.uris(), features.tasks() ? links.tasks() : Set.of());
  }

  boolean isEmpty() {
    return lists.isEmpty() && uris.isEmpty() && tasks.isEmpty();
  }

  /** In whose name it is asked for: null, nobody's, where nothing has to be declared. */
  Client client() {
    return tasks.isEmpty() ? null : TASKS;
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
    if (!tasks.isEmpty()) {
      members.add("\"taskIds\":" + MAPPER.valueToTree(tasks));
    }
    return JsonText.utf8(members.toString());
  }

  /** Whether a server's acknowledgement covers a resource. */
  static boolean covers(Message acknowledgement, String uri) {
    return named(acknowledgement, "resourceSubscriptions").contains(uri);
  }

  /** The tasks that a server's acknowledgement covers. */
  static Set<String> tasksIn(Message acknowledgement) {
    return named(acknowledgement, "taskIds");
  }

  private static Set<String> named(Message acknowledgement, String member) {
    Set<String> names = new HashSet<>();
    if (acknowledgement == null || acknowledgement.slice(Place.NOTIFICATIONS) == null) {
      return names;
    }
    try {
      MAPPER
          .readTree(acknowledgement.slice(Place.NOTIFICATIONS).toBytes())
          .path(member)
          .forEach(name -> names.add(name.asText()));
      return names;
    } catch (IOException e) {
      return names;
    }
  }
}
