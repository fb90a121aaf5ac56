package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/** Catalog entries that live as long as this object; for tests of other bundles. */
public final class MemoryEntryStore extends MemoryEditableStore<EntryRecord> implements EntryStore {
  /** A store whose changes are heard at once. */
  public MemoryEntryStore(Consumer<StoreChange> changes) {
    super(
        CONCERN, List.of(entry -> List.of(entry.name(), entry.version(), entry.scope())), changes);
  }

  @Override
  public List<Versioned<EntryRecord>> withAlias(String alias) {
    return all().stream().filter(entry -> entry.value().alias().equals(alias)).toList();
  }

  @Override
  public List<Versioned<EntryRecord>> withName(String name) {
    return all().stream().filter(entry -> entry.value().name().equals(name)).toList();
  }
}
