package dev.serai.gateway.internal.recovery;

import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.MemoryParkedCallStore;
import dev.serai.core.store.MemorySessionStore;
import dev.serai.core.store.ParkedCallStore;
import dev.serai.core.store.SessionStore;
import java.time.Duration;

/** Stores in memory that outlive the gateways of a test, and may be away. */
public final class TestingRecovery {
  private final ServiceSlot<SessionStore> sessionSlot =
      new ServiceSlot<>("store of sessions", Duration.ZERO);
  private final ServiceSlot<ParkedCallStore> callSlot =
      new ServiceSlot<>("store of calls", Duration.ZERO);
  private final MemorySessionStore sessions = new MemorySessionStore(change -> {});
  private final MemoryParkedCallStore calls = new MemoryParkedCallStore();

  /** Stores that are there. */
  public TestingRecovery() {
    come();
  }

  /** What a gateway uses. */
  public Recovery recovery() {
    return new Recovery(sessionSlot, callSlot);
  }

  /** The store of sessions. */
  public MemorySessionStore sessions() {
    return sessions;
  }

  /** The store of parked calls. */
  public MemoryParkedCallStore calls() {
    return calls;
  }

  /** The stores are there again. */
  public void come() {
    sessionSlot.bind(sessions);
    callSlot.bind(calls);
  }

  /** The stores are away. */
  public void leave() {
    sessionSlot.unbind(sessions);
    callSlot.unbind(calls);
  }
}
