package dev.serai.core.store;

public class MemoryInstallationRequestStoreTest extends InstallationRequestStoreContract {
  private final InstallationRequestStore requests =
      new MemoryInstallationRequestStore(change -> {});

  @Override
  protected InstallationRequestStore requests() {
    return requests;
  }
}
