package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/** Installations that live as long as this object; for tests of other bundles. */
public final class MemoryInstallationStore extends MemoryEditableStore<InstallationRecord>
    implements InstallationStore {
  /** A store whose changes are heard at once. */
  public MemoryInstallationStore(Consumer<StoreChange> changes) {
    super(
        CONCERN,
        List.of(
            installation ->
                List.of(installation.entryName(), installation.owner(), installation.name())),
        changes);
  }
}
