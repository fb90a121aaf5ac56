package dev.serai.core.store;

import java.util.ArrayList;
import java.util.List;

public class MemoryTokenStoreTest extends TokenStoreContract {
  private final List<StoreChange> changes = new ArrayList<>();
  private final TokenStore tokens = new MemoryTokenStore(changes::add);

  @Override
  protected TokenStore tokens() {
    return tokens;
  }

  @Override
  protected List<StoreChange> changes() {
    return changes;
  }
}
