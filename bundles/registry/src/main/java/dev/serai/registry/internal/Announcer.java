package dev.serai.registry.internal;

import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import java.util.IdentityHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of snapshots, each revision once; confined to the registry's thread. */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final Map<RegistryListener, Long> told = new IdentityHashMap<>();

  /** Takes a listener in and tells it the snapshot, unless nothing has been read yet. */
  void add(RegistryListener listener, RegistrySnapshot now) {
    told.put(listener, 0L);
    tell(listener, now);
  }

  void remove(RegistryListener listener) {
    told.remove(listener);
  }

  void announce(RegistrySnapshot snapshot) {
    told.keySet().forEach(listener -> tell(listener, snapshot));
  }

  private void tell(RegistryListener listener, RegistrySnapshot snapshot) {
    if (told.replace(listener, snapshot.revision()) >= snapshot.revision()) {
      return;
    }
    try {
      listener.registryChanged(snapshot);
    } catch (RuntimeException e) {
      LOG.warn(
          "Registry listener {} failed at revision {}. Restart its bundle.",
          listener.getClass().getName(),
          snapshot.revision(),
          e);
    }
  }
}
