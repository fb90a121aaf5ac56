package dev.serai.store.internal.replica;

import dev.serai.core.store.StoreChange;
import java.util.List;

/** Hears what other replicas change. Called on one thread; must not block. */
public interface Heard {
  /** These changes can be read. */
  void changed(List<StoreChange> changes);

  /** Changes of any concern may have been missed. */
  void anything();
}
