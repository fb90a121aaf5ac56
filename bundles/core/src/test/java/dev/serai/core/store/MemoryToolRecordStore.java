package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * Tools and what else was discovered that live as long as this object; for tests of other bundles.
 */
public final class MemoryToolRecordStore extends MemoryEditableStore<ToolRecord>
    implements ToolRecordStore {
  /** A store whose changes are heard at once. */
  public MemoryToolRecordStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(), changes);
  }
}
