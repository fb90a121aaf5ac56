package dev.serai.core.store;

import java.util.ArrayList;
import java.util.List;

public class MemoryCredentialStoreTest extends CredentialStoreContract {
  private final List<StoreChange> changes = new ArrayList<>();
  private final CredentialStore credentials = new MemoryCredentialStore(changes::add);

  @Override
  protected CredentialStore credentials() {
    return credentials;
  }

  @Override
  protected List<StoreChange> changes() {
    return changes;
  }
}
