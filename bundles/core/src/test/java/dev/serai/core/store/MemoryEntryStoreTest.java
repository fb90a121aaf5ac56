package dev.serai.core.store;

public class MemoryEntryStoreTest extends EntryStoreContract {
  private final EntryStore entries = new MemoryEntryStore(change -> {});

  @Override
  protected EntryStore entries() {
    return entries;
  }
}
