package dev.serai.core.store;

public class MemoryAuditStoreTest extends AuditStoreContract {
  private final AuditStore audit = new MemoryAuditStore();

  @Override
  protected AuditStore audit() {
    return audit;
  }
}
