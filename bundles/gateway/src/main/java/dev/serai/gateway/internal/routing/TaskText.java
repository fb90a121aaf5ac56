package dev.serai.gateway.internal.routing;

import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A task as servers of both eras write it. */
final class TaskText {
  private TaskText() {}

  /** The task that an answer stands for, JSON text; null if it stands for none. */
  static Slice begun(Message answer) {
    Slice task =
        "task".equals(answer.text(Place.RESULT_TYPE)) ? answer.result() : answer.slice(Place.TASK);
    return task != null && task.isObject() ? task : null;
  }

  /** How long the server keeps it at most; empty if it does not say. */
  static Optional<Duration> ttl(Slice task) {
    Map<String, Slice> members = ObjectMembers.of(task);
    Slice millis = members.getOrDefault("ttlMs", members.get("ttl"));
    try {
      return millis == null
          ? Optional.empty()
          : Optional.of(Duration.ofMillis((long) Double.parseDouble(millis.text())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The server's own id; empty if it has none. */
  static String id(Slice task) {
    String id = task.isObject() ? ObjectMembers.string(task, "taskId") : null;
    return id == null ? "" : id;
  }
}
