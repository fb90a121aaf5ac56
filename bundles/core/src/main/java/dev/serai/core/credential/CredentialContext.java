package dev.serai.core.credential;

import dev.serai.core.access.Principal;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.Objects;

/**
 * For whom a secret is resolved. Whoever asks a provider has decided before that it may be used so.
 *
 * @param owner to whom what uses the secret belongs
 * @param installation what uses it, or null where no installation does, as in a test of a reference
 * @param caller who calls, or null where nobody does, as when a server starts by itself
 */
public record CredentialContext(OwnerRef owner, InstallationId installation, Principal caller) {
  /** An owner has to be there. */
  public CredentialContext {
    Objects.requireNonNull(owner, "owner");
  }

  /** Of an installation, called by nobody. */
  public static CredentialContext of(OwnerRef owner, InstallationId installation) {
    return new CredentialContext(owner, installation, null);
  }
}
