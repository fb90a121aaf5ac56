package dev.serai.core.store;

import dev.serai.core.store.InstallationRequestRecord.State;
import java.util.List;
import java.util.function.Consumer;

/** What people ask for, for as long as this object lives; for tests of other bundles. */
public final class MemoryInstallationRequestStore
    extends MemoryEditableStore<InstallationRequestRecord> implements InstallationRequestStore {
  /** A store whose changes are heard at once. */
  public MemoryInstallationRequestStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(), changes);
  }

  @Override
  public List<Versioned<InstallationRequestRecord>> askedBy(String reference) {
    return all().stream().filter(each -> each.value().askedBy().equals(reference)).toList();
  }

  @Override
  public List<Versioned<InstallationRequestRecord>> inState(State state) {
    return all().stream().filter(each -> each.value().state() == state).toList();
  }
}
