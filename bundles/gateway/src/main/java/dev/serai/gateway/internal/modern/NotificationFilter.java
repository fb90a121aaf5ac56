package dev.serai.gateway.internal.modern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.routing.ListKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a client wants to hear of (MCP 2026-07-28, subscriptions, notification filter).
 *
 * @param lists the list notifications, by method
 * @param uris the resources, as the client calls them
 * @param tasks the tasks, as the client calls them (SEP-2663, task status notifications)
 */
record NotificationFilter(Set<String> lists, Set<String> uris, Set<String> tasks) {
  private static final Map<String, String> MEMBERS =
      Map.of(
          "toolsListChanged", ListKind.TOOLS.changed(),
          "promptsListChanged", ListKind.PROMPTS.changed(),
          "resourcesListChanged", ListKind.RESOURCES.changed());
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Reads a request.
   *
   * @throws SeraiException {@code INVALID_PARAMS} if it is no object, or its names are no strings
   */
  static NotificationFilter of(Message request) {
    JsonNode wanted = read(request.slice(Place.NOTIFICATIONS));
    Set<String> uris = names(wanted, "resourceSubscriptions");
    Set<String> tasks = names(wanted, "taskIds");
    if (!wanted.isObject()) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "params.notifications must be an object.");
    }
    return new NotificationFilter(
        MEMBERS.entrySet().stream()
            .filter(member -> wanted.path(member.getKey()).asBoolean())
            .map(Map.Entry::getValue)
            .collect(Collectors.toSet()),
        uris,
        tasks);
  }

  private static Set<String> names(JsonNode wanted, String member) {
    JsonNode list = wanted.path(member);
    Set<String> names = new LinkedHashSet<>();
    list.forEach(name -> names.add(name.textValue()));
    if (names.contains(null) || !(list.isArray() || list.isMissingNode() || list.isNull())) {
      throw new SeraiException(
          ErrorCode.INVALID_PARAMS,
          "params.notifications." + member + " must be an array of strings.");
    }
    return names;
  }

  private static JsonNode read(Slice filter) {
    try {
      return filter == null
          ? MAPPER.missingNode()
          : MAPPER.readTree(filter.source(), filter.from(), filter.length());
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "params.notifications is malformed.", e);
    }
  }

  /** The part that is honoured. */
  NotificationFilter only(Predicate<String> listed, Set<String> subscribed, Set<String> watched) {
    return new NotificationFilter(
        lists.stream().filter(listed).collect(Collectors.toSet()),
        both(uris, subscribed),
        both(tasks, watched));
  }

  private static Set<String> both(Set<String> wanted, Set<String> given) {
    Set<String> kept = new LinkedHashSet<>(wanted);
    kept.retainAll(given);
    return kept;
  }

  /** Whether a notification is wanted. */
  boolean wants(String method) {
    return lists.contains(method)
        || (!uris.isEmpty() && method.equals("notifications/resources/updated"))
        || (!tasks.isEmpty() && method.equals(TasksExtension.STATUS));
  }

  /** As the client said it, JSON text. */
  byte[] json() {
    List<String> members = new ArrayList<>();
    MEMBERS.forEach(
        (name, method) -> {
          if (lists.contains(method)) {
            members.add("\"" + name + "\":true");
          }
        });
    addNames(members, "resourceSubscriptions", uris);
    addNames(members, "taskIds", tasks);
    return JsonText.utf8(members.stream().sorted().collect(Collectors.joining(",", "{", "}")));
  }

  private static void addNames(List<String> members, String member, Set<String> names) {
    if (!names.isEmpty()) {
      members.add(
          names.stream()
              .map(name -> Slice.of(JsonText.quote(name)).text())
              .collect(Collectors.joining(",", "\"" + member + "\":[", "]")));
    }
  }
}
