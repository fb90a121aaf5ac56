package dev.serai.core.store;

import java.util.ArrayList;
import java.util.List;

public class MemorySessionStoreTest extends SessionStoreContract {
  private final List<StoreChange> changes = new ArrayList<>();
  private final SessionStore sessions = new MemorySessionStore(changes::add);

  @Override
  protected SessionStore sessions() {
    return sessions;
  }

  @Override
  protected List<StoreChange> changes() {
    return changes;
  }
}
