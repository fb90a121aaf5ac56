package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which client a server's tasks and elicitations by URL belong to (MCP 2025-11-25): the server
 * speaks of them later, outside calls. Bounded: the oldest give way. Safe for use by any thread.
 */
final class Handles {
  private static final MessageReader READER = MessageReader.lenient();
  private static final int MAX = 10_000;
  private static final String URL_ELICITATION_REQUIRED = "-32042";
  private static final String TASK = "task ";
  private static final String ELICITATION = "elicitation ";

  private final Map<String, String> owners =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MAX;
        }
      };

  /** Notes what a server asks a client. */
  void asked(Client client, Message request) {
    keep(ELICITATION, request.slice(Place.ELICITATION_ID), client);
  }

  /** Notes what a server answers a client: a task, or that it has to visit addresses first. */
  void answered(Client client, Message answer) {
    Slice task = answer.slice(Place.TASK);
    if (isObject(task)) {
      keep(TASK, ObjectMembers.of(task).get("taskId"), client);
    }
    Slice code = answer.slice(Place.ERROR_CODE);
    if (code != null && code.text().equals(URL_ELICITATION_REQUIRED)) {
      required(client, answer.slice(Place.ERROR_DATA));
    }
  }

  private void required(Client client, Slice data) {
    Slice list = isObject(data) ? ObjectMembers.of(data).get("elicitations") : null;
    if (list == null || !list.text().startsWith("[")) {
      return;
    }
    for (byte[] elicitation : READER.split(list.toBytes())) {
      Slice one = Slice.of(elicitation);
      if (isObject(one)) {
        keep(ELICITATION, ObjectMembers.of(one).get("elicitationId"), client);
      }
    }
  }

  private static boolean isObject(Slice slice) {
    return slice != null && slice.text().startsWith("{");
  }

  private synchronized void keep(String kind, Slice handle, Client client) {
    if (handle != null) {
      owners.put(kind + handle.text(), client.owner());
    }
  }

  /** The one of these clients that a message concerns by what it names; null if it names none. */
  Client concerned(Message message, Collection<Client> clients) {
    String owner = owner(message);
    return owner == null
        ? null
        : clients.stream().filter(one -> one.owner().equals(owner)).findFirst().orElse(null);
  }

  private synchronized String owner(Message message) {
    Place task = placeOfTask(message);
    if (task != null) {
      return owner(TASK, message.slice(task));
    }
    return "notifications/elicitation/complete".equals(message.method())
        ? owner(ELICITATION, message.slice(Place.ELICITATION_ID))
        : null;
  }

  private static Place placeOfTask(Message message) {
    if (message.slice(Place.RELATED_TASK) != null) {
      return Place.RELATED_TASK;
    }
    return "notifications/tasks/status".equals(message.method()) ? Place.TASK_ID : null;
  }

  /** The task that a message is about, by the server's own id; null if it is about none. */
  static String task(Message message) {
    Place place = placeOfTask(message);
    return place == null ? null : Objects.requireNonNullElse(message.text(place), "");
  }

  private String owner(String kind, Slice handle) {
    return handle == null ? null : owners.get(kind + handle.text());
  }
}
