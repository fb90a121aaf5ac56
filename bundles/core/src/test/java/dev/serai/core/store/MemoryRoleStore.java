package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/** Roles that live as long as this object; for tests of other bundles. */
public final class MemoryRoleStore extends MemoryEditableStore<RoleRecord> implements RoleStore {
  /** A store whose changes are heard at once. */
  public MemoryRoleStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(), changes);
  }
}
