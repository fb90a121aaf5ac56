package dev.serai.core.store;

public class MemoryParkedCallStoreTest extends ParkedCallStoreContract {
  private final ParkedCallStore calls = new MemoryParkedCallStore();

  @Override
  protected ParkedCallStore calls() {
    return calls;
  }
}
