package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/** Other registries that live as long as this object; for tests of other bundles. */
public final class MemoryRegistryStore extends MemoryEditableStore<RegistryRecord>
    implements RegistryStore {
  /** A store whose changes are heard at once. */
  public MemoryRegistryStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(), changes);
  }
}
