package dev.serai.credential.local.internal;

import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.MemoryCredentialStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Phaser;

/** A store that can be made to answer nothing for a while. */
final class TestingCredentialStore {
  private final CredentialStore inner = new MemoryCredentialStore(change -> {});
  private final Phaser gate = new Phaser(1);
  private volatile int closedPhase = -1;

  /** Whose callers wait at the gate. */
  CredentialStore gated() {
    return (CredentialStore)
        Proxy.newProxyInstance(
            CredentialStore.class.getClassLoader(),
            new Class<?>[] {CredentialStore.class},
            (proxy, method, arguments) -> {
              if (closedPhase >= 0) {
                gate.awaitAdvance(closedPhase);
              }
              try {
                return method.invoke(inner, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Whose callers do not. */
  CredentialStore inner() {
    return inner;
  }

  void close() {
    closedPhase = gate.getPhase();
  }

  void open() {
    closedPhase = -1;
    gate.arrive();
  }
}
