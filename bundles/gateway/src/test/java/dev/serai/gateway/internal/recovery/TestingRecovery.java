package dev.serai.gateway.internal.recovery;

import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.MemoryParkedCallStore;
import dev.serai.core.store.MemorySessionStore;
import dev.serai.core.store.MemoryTaskStore;
import dev.serai.core.store.ParkedCallStore;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.TaskStore;
import java.time.Duration;

/** Stores in memory that outlive the gateways of a test, and may be away. */
public final class TestingRecovery {
  private final ServiceSlot<SessionStore> sessionSlot =
      new ServiceSlot<>("store of sessions", Duration.ZERO);
  private final ServiceSlot<ParkedCallStore> callSlot =
      new ServiceSlot<>("store of calls", Duration.ZERO);
  private final ServiceSlot<TaskStore> taskSlot =
      new ServiceSlot<>("store of tasks", Duration.ZERO);
  private final MemorySessionStore sessions = new MemorySessionStore(change -> {});
  private final MemoryParkedCallStore calls = new MemoryParkedCallStore();
  private final MemoryTaskStore tasks = new MemoryTaskStore();

  /** Stores that are there. */
  public TestingRecovery() {
    come();
  }

  /** What a gateway uses. */
  public Recovery recovery() {
    return new Recovery(sessionSlot, callSlot, taskSlot);
  }

  /** The store of sessions. */
  public MemorySessionStore sessions() {
    return sessions;
  }

  /** The store of parked calls. */
  public MemoryParkedCallStore calls() {
    return calls;
  }

  /** The store of tasks. */
  public MemoryTaskStore tasks() {
    return tasks;
  }

  /** The stores are there again. */
  public void come() {
    sessionSlot.bind(sessions);
    callSlot.bind(calls);
    taskSlot.bind(tasks);
  }

  /** The stores are away. */
  public void leave() {
    sessionSlot.unbind(sessions);
    callSlot.unbind(calls);
    taskSlot.unbind(tasks);
  }
}
