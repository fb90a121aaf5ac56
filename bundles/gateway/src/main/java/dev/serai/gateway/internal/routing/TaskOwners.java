package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.TaskRecord;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.recovery.KeptTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who began a task, and with what: a server that several principals share gives it to each of them
 * (MCP 2025-11-25, tasks, security considerations; SEP-2663). Known of the latest 100,000 tasks,
 * those that began with an earlier gateway among them, for as long as their servers keep them, a
 * day at least and 30 days at most. Any other one is of nobody, unless the server's processes are
 * shared by nobody, or the caller is whoever is on this machine. Safe for use by any thread.
 */
public final class TaskOwners {
  private static final Logger LOG = LoggerFactory.getLogger(TaskOwners.class);
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final KeptTasks kept;
  private final Predicate<InstallationId> isolated;
  private final Map<String, TaskRecord> tasks = new LinkedHashMap<>();

  /**
   * The tasks of earlier gateways, as soon as they can be read, and those to come.
   *
   * @param kept where records are kept
   * @param isolated whether each session has a process of a server for itself
   */
  public TaskOwners(KeptTasks kept, Predicate<InstallationId> isolated) {
    this.kept = kept;
    this.isolated = isolated;
    kept.read(this::inherit);
  }

  /** One that finds no room stays in the store: another gateway may know it. */
  private synchronized void inherit(TaskRecord earlier) {
    if (tasks.size() < KeptTasks.MAX) {
      tasks.putIfAbsent(earlier.id(), earlier);
    }
  }

  /**
   * Runs what needs the tasks of before: at once, or when they have been asked for, here or on
   * another thread.
   */
  void whenAsked(Runnable request) {
    if (kept.tried().isDone()) {
      request.run();
    } else {
      kept.tried().thenRun(request);
    }
  }

  /**
   * Whether a task is one of a principal's.
   *
   * @throws SeraiException {@code STORE_UNAVAILABLE} if that cannot be known yet
   */
  boolean mayReach(Principal who, TaskRoute task) {
    TaskRecord begun = begun(task);
    if (begun != null) {
      return begun.principal().equals(who.name());
    }
    if (who.equals(Principal.LOCAL) || isolated.test(task.server())) {
      return true;
    }
    if (!kept.complete()) {
      throw new SeraiException(
          ErrorCode.STORE_UNAVAILABLE, "The tasks from before cannot be read yet.");
    }
    return false;
  }

  /** The tool that a task began with, by the server's own name; empty if it is not known. */
  Optional<String> tool(TaskRoute task) {
    return Optional.ofNullable(begun(task)).map(TaskRecord::tool);
  }

  private TaskRecord begun(TaskRoute task) {
    String key = task.key();
    synchronized (this) {
      return tasks.get(key);
    }
  }

  /** Notes the task that a call becomes, and maps as another mapping does. */
  AnswerMapping noting(
      Exchange exchange, InstallationId server, String tool, AnswerMapping mapping) {
    if (!exchange.request().method().equals("tools/call")) {
      return mapping;
    }
    return (message, edits) -> {
      note(exchange.client().principal(), tool, server, message);
      mapping.map(message, edits);
    };
  }

  private void note(Principal owner, String tool, InstallationId server, Message answer) {
    Slice task = answer.result() == null ? null : TaskText.begun(answer);
    if (task != null) {
      String key = new TaskRoute(server, TaskText.id(task)).key();
      Duration life = TaskText.ttl(task).filter(ttl -> ttl.compareTo(LONGEST) < 0).orElse(LONGEST);
      Instant expires = Instant.now().plus(life.compareTo(SHORTEST) < 0 ? SHORTEST : life);
      try {
        note(new TaskRecord(key, owner.name(), tool, expires));
      } catch (SeraiException e) {
        LOG.debug("A task of {} cannot be kept, so it is of nobody", server, e);
      }
    }
  }

  /** One that finds no room any more stays in the store until it expires. */
  private void note(TaskRecord task) {
    kept.save(task);
    synchronized (this) {
      tasks.put(task.id(), task);
      if (tasks.size() > KeptTasks.MAX) {
        tasks.remove(tasks.keySet().iterator().next());
      }
    }
  }

  /** Forgets the tasks that nobody asks for any more at a moment. */
  public void expire(Instant now) {
    List<String> expired;
    synchronized (this) {
      expired =
          tasks.values().stream()
              .filter(task -> task.expires().isBefore(now))
              .map(TaskRecord::id)
              .toList();
      expired.forEach(tasks::remove);
    }
    expired.forEach(kept::delete);
  }
}
