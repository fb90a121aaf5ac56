package dev.serai.core.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Credentials that live as long as this object; for tests of other bundles. */
public final class MemoryCredentialStore extends MemoryEditableStore<CredentialRecord>
    implements CredentialStore {
  private final Map<String, byte[]> values = new ConcurrentHashMap<>();
  private final Consumer<StoreChange> changes;

  /** A store whose changes are heard at once. */
  public MemoryCredentialStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(), changes);
    this.changes = changes;
  }

  @Override
  public synchronized void delete(String key, long version) {
    super.delete(key, version);
    values.remove(key);
  }

  @Override
  public Optional<byte[]> value(String id) {
    return Optional.ofNullable(values.get(id)).map(byte[]::clone);
  }

  @Override
  public synchronized void value(String id, byte[] secret) {
    CredentialStore.requireValue(secret);
    if (find(id).isEmpty()) {
      throw notFound(id);
    }
    values.put(id, secret.clone());
    changes.accept(StoreChange.saved(CONCERN, id));
  }
}
