package dev.serai.credential.vault.internal;

import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.ReadOnlyCredentialProviderContract;
import java.util.Optional;
import org.junit.Rule;

/** The contract where nothing is changed in Vault. */
public class VaultReadOnlyTest extends ReadOnlyCredentialProviderContract {
  @Rule public final VaultHouse house = new VaultHouse();

  @Override
  protected CredentialProvider provider() {
    return house.set("read-only", true).provider();
  }

  @Override
  protected CredentialReference planted(String value) {
    house.vault().put("secret/team a/there", "{\"key\":\"" + value + "\",\"more\":1}");
    return CredentialReference.parse("vault:secret/team a/there#key");
  }

  @Override
  protected CredentialReference absent() {
    return CredentialReference.parse("vault:secret/absent#key");
  }

  @Override
  protected Optional<CredentialReference> absentKey() {
    planted(PLANTED);
    return Optional.of(CredentialReference.parse("vault:secret/team a/there#absent"));
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
