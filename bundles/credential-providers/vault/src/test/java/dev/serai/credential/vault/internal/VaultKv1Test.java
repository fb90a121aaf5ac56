package dev.serai.credential.vault.internal;

import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.WritableCredentialProviderContract;
import java.util.Optional;
import org.junit.Rule;

/** The contract on the engine {@code kv}, version 1. */
public class VaultKv1Test extends WritableCredentialProviderContract {
  @Rule public final VaultHouse house = new VaultHouse();

  @Override
  protected CredentialProvider provider() {
    return house.provider();
  }

  @Override
  protected CredentialReference planted(String value) {
    house.vault().put("old/team a/there", "{\"key\":\"" + value + "\",\"more\":1}");
    return CredentialReference.parse("vault:old/team a/there#key");
  }

  @Override
  protected CredentialReference absent() {
    return CredentialReference.parse("vault:old/absent#key");
  }

  @Override
  protected Optional<CredentialReference> absentKey() {
    planted(PLANTED);
    return Optional.of(CredentialReference.parse("vault:old/team a/there#absent"));
  }

  @Override
  protected Stall stall() {
    house.vault().stall();
    return house.vault()::goOn;
  }

  @Override
  protected void leave() {
    house.provider().close();
  }
}
