package dev.serai.gateway.internal.routing;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who began a task: a server that several principals share gives it to each of them (MCP
 * 2025-11-25, tasks, security considerations; SEP-2663). Known of the latest tasks that began while
 * this gateway ran; of any other one only its id protects it, which nobody can guess. Safe for use
 * by any thread.
 */
final class TaskOwners {
  private static final int MAX = 100_000;

  private final Map<Task, Principal> owners =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Task, Principal> eldest) {
          return size() > MAX;
        }
      };

  /** A task by its id as JSON text, as its server spells it. */
  private record Task(InstallationId server, String id) {}

  /** Whether a principal may reach a task, by the server's own id. */
  boolean mayReach(Principal who, InstallationId server, String id) {
    String spelled = new String(JsonText.quote(id), StandardCharsets.UTF_8);
    return mayReachSpelled(who, server, spelled);
  }

  /** The same by the id as JSON text. */
  synchronized boolean mayReachSpelled(Principal who, InstallationId server, String spelled) {
    Principal owner = owners.get(new Task(server, spelled));
    return owner == null || owner.equals(who);
  }

  /** Notes the task that a call becomes, and maps as another mapping does. */
  AnswerMapping noting(Exchange exchange, InstallationId server, AnswerMapping mapping) {
    if (!exchange.request().method().equals("tools/call")) {
      return mapping;
    }
    return (message, edits) -> {
      note(exchange.client().principal(), server, message);
      mapping.map(message, edits);
    };
  }

  private void note(Principal owner, InstallationId server, Message answer) {
    Slice id = answer.result() == null ? null : begun(answer);
    if (id != null) {
      synchronized (this) {
        owners.put(new Task(server, id.text()), owner);
      }
    }
  }

  private static Slice begun(Message answer) {
    if ("task".equals(answer.text(Place.RESULT_TYPE))) {
      return answer.slice(Place.TASK_ID);
    }
    Slice task = answer.slice(Place.TASK);
    return task != null && task.text().startsWith("{")
        ? ObjectMembers.of(task).get("taskId")
        : null;
  }
}
