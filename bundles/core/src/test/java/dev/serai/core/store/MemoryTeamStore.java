package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/** Teams that live as long as this object; for tests of other bundles. */
public final class MemoryTeamStore extends MemoryEditableStore<TeamRecord> implements TeamStore {
  /** A store whose changes are heard at once. */
  public MemoryTeamStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(TeamRecord::name), changes);
  }
}
