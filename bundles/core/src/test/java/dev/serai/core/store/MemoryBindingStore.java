package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/** Tool bindings that live as long as this object; for tests of other bundles. */
public final class MemoryBindingStore extends MemoryEditableStore<BindingRecord>
    implements BindingStore {
  /** A store whose changes are heard at once. */
  public MemoryBindingStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(), changes);
  }
}
