package dev.serai.core.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Sessions that live as long as this object; for tests of other bundles. */
public final class MemorySessionStore implements SessionStore {
  private final Map<String, SessionRecord> records = new ConcurrentHashMap<>();
  private final Consumer<StoreChange> changes;

  /** A store whose changes are heard at once. */
  public MemorySessionStore(Consumer<StoreChange> changes) {
    this.changes = changes;
  }

  @Override
  public List<SessionRecord> load() {
    return List.copyOf(records.values());
  }

  @Override
  public void save(SessionRecord record) {
    records.put(record.owner(), record);
    changes.accept(StoreChange.saved(CONCERN, record.owner()));
  }

  @Override
  public void delete(String owner) {
    if (records.remove(owner) != null) {
      changes.accept(StoreChange.deleted(CONCERN, owner));
    }
  }
}
