package dev.serai.gateway.internal.routing;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who began a task, and with what: a server that several principals share gives it to each of them
 * (MCP 2025-11-25, tasks, security considerations; SEP-2663). Known of the latest 100,000 tasks
 * that began while this gateway ran. Any other one is of nobody, unless the server's processes are
 * shared by nobody, or the caller is whoever is on this machine. Safe for use by any thread.
 */
final class TaskOwners {
  private static final MessageReader READER = MessageReader.lenient();
  private static final int MAX = 100_000;

  private final Predicate<InstallationId> isolated;
  private final Map<Task, Begun> tasks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Task, Begun> eldest) {
          return size() > MAX;
        }
      };

  /** A task by its id as JSON text, as its server spells it. */
  private record Task(InstallationId server, String id) {}

  /**
   * No task has begun yet.
   *
   * @param isolated whether each session has a process of a server for itself
   */
  TaskOwners(Predicate<InstallationId> isolated) {
    this.isolated = isolated;
  }

  /**
   * How a task began.
   *
   * @param owner by whom
   * @param tool by which tool, by the server's own name
   */
  private record Begun(Principal owner, String tool) {}

  /** Whether a principal may reach a task, by the server's own id. */
  boolean mayReach(Principal who, InstallationId server, String id) {
    return mayReachSpelled(who, server, spelled(id));
  }

  private static String spelled(String id) {
    return new String(JsonText.quote(id), StandardCharsets.UTF_8);
  }

  /** The same by the id as JSON text. */
  boolean mayReachSpelled(Principal who, InstallationId server, String spelled) {
    Begun begun = begun(new Task(server, spelled));
    return begun == null
        ? who.equals(Principal.LOCAL) || isolated.test(server)
        : begun.owner().equals(who);
  }

  /** The tool that a task began with, by the server's own name and id; empty if it is not known. */
  Optional<String> tool(InstallationId server, String id) {
    return Optional.ofNullable(begun(new Task(server, spelled(id)))).map(Begun::tool);
  }

  private synchronized Begun begun(Task task) {
    return tasks.get(task);
  }

  /** Those of a server's tasks, JSON text, that a principal may reach. */
  List<byte[]> reachable(Principal who, InstallationId server, List<byte[]> tasks) {
    return tasks.stream().filter(task -> mayReachSpelled(who, server, spelledId(task))).toList();
  }

  private static String spelledId(byte[] task) {
    Slice json = Slice.of(task);
    Slice id = json.isObject() ? ObjectMembers.of(json).get("taskId") : null;
    return id == null ? "" : id.text();
  }

  /** Leaves the tasks out of a server's list that a principal may not reach. */
  AnswerMapping listing(Principal who, InstallationId server) {
    return (message, edits) -> {
      Slice tasks =
          message.result() == null ? null : ObjectMembers.of(message.result()).get("tasks");
      if (tasks == null || !tasks.text().startsWith("[")) {
        return;
      }
      List<byte[]> all = READER.split(tasks.toBytes());
      List<byte[]> theirs = reachable(who, server, all);
      if (theirs.size() < all.size()) {
        edits.replace(tasks, JsonText.array(theirs));
      }
    };
  }

  /** Notes the task that a call becomes, and maps as another mapping does. */
  AnswerMapping noting(
      Exchange exchange, InstallationId server, String tool, AnswerMapping mapping) {
    if (!exchange.request().method().equals("tools/call")) {
      return mapping;
    }
    return (message, edits) -> {
      note(new Begun(exchange.client().principal(), tool), server, message);
      mapping.map(message, edits);
    };
  }

  private void note(Begun begun, InstallationId server, Message answer) {
    Slice id = answer.result() == null ? null : taskId(answer);
    if (id != null) {
      synchronized (this) {
        tasks.put(new Task(server, id.text()), begun);
      }
    }
  }

  private static Slice taskId(Message answer) {
    if ("task".equals(answer.text(Place.RESULT_TYPE))) {
      return answer.slice(Place.TASK_ID);
    }
    Slice task = answer.slice(Place.TASK);
    return task != null && task.text().startsWith("{")
        ? ObjectMembers.of(task).get("taskId")
        : null;
  }
}
