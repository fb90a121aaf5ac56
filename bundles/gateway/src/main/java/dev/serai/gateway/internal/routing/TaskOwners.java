package dev.serai.gateway.internal.routing;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who began a task, and with what: a server that several principals share gives it to each of them
 * (MCP 2025-11-25, tasks, security considerations; SEP-2663). Known of the latest 100,000 tasks
 * that began while this gateway ran. Any other one is of nobody, unless the server's processes are
 * shared by nobody, or the caller is whoever is on this machine. Safe for use by any thread.
 */
public final class TaskOwners {
  private static final int MAX = 100_000;

  private final Predicate<InstallationId> isolated;
  private final Map<TaskRoute, Begun> tasks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TaskRoute, Begun> eldest) {
          return size() > MAX;
        }
      };

  /**
   * No task has begun yet.
   *
   * @param isolated whether each session has a process of a server for itself
   */
  public TaskOwners(Predicate<InstallationId> isolated) {
    this.isolated = isolated;
  }

  /**
   * How a task began.
   *
   * @param owner by whom
   * @param tool by which tool, by the server's own name
   */
  private record Begun(Principal owner, String tool) {}

  /** Whether a task is one of a principal's. */
  boolean mayReach(Principal who, TaskRoute task) {
    Begun begun = begun(task);
    return begun == null
        ? who.equals(Principal.LOCAL) || isolated.test(task.server())
        : begun.owner().equals(who);
  }

  /** The tool that a task began with, by the server's own name; empty if it is not known. */
  Optional<String> tool(TaskRoute task) {
    return Optional.ofNullable(begun(task)).map(Begun::tool);
  }

  private synchronized Begun begun(TaskRoute task) {
    return tasks.get(task);
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
    Slice task = answer.result() == null ? null : TaskText.begun(answer);
    if (task != null) {
      synchronized (this) {
        tasks.put(new TaskRoute(server, TaskText.id(task)), begun);
      }
    }
  }
}
