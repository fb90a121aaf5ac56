package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.ToolRecord;
import java.util.List;

/** The records of definitions in memory, for the parts of this bundle. */
public interface KnownRecords {
  /**
   * All of them.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} before they were read
   */
  SnapshotView<ToolRecord> view();

  /** Tells what was changed here. */
  void changed(List<StoreChange> changes);
}
