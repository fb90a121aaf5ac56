package dev.serai.gateway.internal.recovery;

import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.ParkedCallStore;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.TaskStore;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What outlives this gateway, in the store: its sessions, whose tasks are, and what is known of
 * calls that wait for input. All of it is read and written on one thread, so that no request waits
 * for a database.
 */
public final class Recovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(2);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread made = new Thread(task, "serai-gateway-store");
            made.setDaemon(true);
            return made;
          },
          new DiscardPolicy());
  private final KeptSessions sessions;
  private final KeptCalls calls;
  private final KeptTasks tasks;

  /** Uses the stores, whenever they are there. */
  public Recovery(
      ServiceSlot<SessionStore> sessions,
      ServiceSlot<ParkedCallStore> calls,
      ServiceSlot<TaskStore> tasks) {
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.sessions = new KeptSessions(sessions, thread);
    this.calls = new KeptCalls(calls, thread);
    this.tasks = new KeptTasks(tasks, thread);
  }

  /** The sessions of clients. */
  public KeptSessions sessions() {
    return sessions;
  }

  /** The calls that wait for input. */
  public KeptCalls calls() {
    return calls;
  }

  /** Whose tasks are. */
  public KeptTasks tasks() {
    return tasks;
  }

  /** Writes what is unwritten, for a bounded time. */
  @Override
  public void close() {
    thread.execute(sessions.writes()::flush);
    thread.execute(tasks.writes()::flush);
    thread.execute(calls.writes()::flush);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    int lost = sessions.writes().unwritten();
    if (lost > 0) {
      LOG.warn("{} sessions could not be written; their clients have to initialize again", lost);
    }
  }
}
