package dev.serai.core.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class MemorySnapshotTest extends StoreSnapshotContract {
  private final List<StoreChange> changes = new CopyOnWriteArrayList<>();
  private final InstallationStore store = new MemoryInstallationStore(changes::add);

  @Override
  protected InstallationStore store() {
    return store;
  }

  @Override
  protected List<StoreChange> changes() {
    return changes;
  }
}
