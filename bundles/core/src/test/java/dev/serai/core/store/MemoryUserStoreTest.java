package dev.serai.core.store;

public class MemoryUserStoreTest extends UserStoreContract {
  private final UserStore users = new MemoryUserStore(change -> {});

  @Override
  protected UserStore users() {
    return users;
  }
}
