package dev.serai.core.credential;

import java.util.Optional;

public class ReadOnlyCredentialProviderTest extends ReadOnlyCredentialProviderContract {
  private final MemoryCredentialProvider provider = new MemoryCredentialProvider("memory", false);

  @Override
  protected CredentialProvider provider() {
    return provider;
  }

  @Override
  protected CredentialReference planted(String value) {
    CredentialReference reference = new CredentialReference("memory", "there");
    provider.put(reference, value);
    return reference;
  }

  @Override
  protected CredentialReference absent() {
    return new CredentialReference("memory", "absent");
  }

  @Override
  protected Optional<CredentialReference> absentKey() {
    return Optional.empty();
  }

  @Override
  protected Stall stall() {
    provider.stall(true);
    return () -> provider.stall(false);
  }

  @Override
  protected void leave() {
    provider.close();
  }
}
