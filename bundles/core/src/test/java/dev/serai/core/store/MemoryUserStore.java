package dev.serai.core.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Users that live as long as this object; for tests of other bundles. */
public final class MemoryUserStore extends MemoryEditableStore<UserRecord> implements UserStore {
  /** A store whose changes are heard at once. */
  public MemoryUserStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(UserRecord::name, UserRecord::subject), changes);
  }

  @Override
  public Optional<Versioned<UserRecord>> findByName(String name) {
    return all().stream().filter(user -> user.value().name().equals(name)).findFirst();
  }
}
