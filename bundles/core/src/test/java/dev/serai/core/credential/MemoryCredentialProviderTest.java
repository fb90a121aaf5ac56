package dev.serai.core.credential;

import java.util.Optional;

public class MemoryCredentialProviderTest extends WritableCredentialProviderContract {
  private final MemoryCredentialProvider provider = new MemoryCredentialProvider("memory", true);

  @Override
  protected CredentialProvider provider() {
    return provider;
  }

  @Override
  protected CredentialReference planted(String value) {
    CredentialReference reference = new CredentialReference("memory", "there", "key");
    provider.put(reference, value);
    return reference;
  }

  @Override
  protected CredentialReference absent() {
    return new CredentialReference("memory", "absent", "key");
  }

  @Override
  protected Optional<CredentialReference> absentKey() {
    return Optional.of(new CredentialReference("memory", "there", "absent"));
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
