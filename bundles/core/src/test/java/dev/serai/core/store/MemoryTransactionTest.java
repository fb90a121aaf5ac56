package dev.serai.core.store;

public class MemoryTransactionTest extends StoreTransactionContract {
  private final MemoryUserStore users = new MemoryUserStore(change -> {});
  private final MemoryTeamStore teams = new MemoryTeamStore(change -> {});
  private final MemoryAuditStore audit = new MemoryAuditStore();
  private final StoreTransaction transaction = new MemoryTransaction(audit, users, teams);

  @Override
  protected StoreTransaction transaction() {
    return transaction;
  }

  @Override
  protected UserStore users() {
    return users;
  }

  @Override
  protected TeamStore teams() {
    return teams;
  }

  @Override
  protected AuditStore audit() {
    return audit;
  }
}
