package dev.serai.credential.vault.internal.secret;

import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.credential.SecretLease;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Instant;

/**
 * What was found at a path.
 *
 * @param values closed by whoever holds this
 * @param version of the values, or null where there is none
 * @param expires when they end, or null
 * @param lease or null
 */
record Found(Values values, String version, Instant expires, SecretLease lease)
    implements AutoCloseable {

  /** One of the values, for a caller. */
  Secret secret(CredentialReference reference, Fingerprint fingerprint) {
    byte[] value =
        values
            .get(reference.key())
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.CREDENTIAL_MISSING,
                        "Vault has no key " + reference.key() + " at " + reference + "."));
    String known = version == null ? fingerprint.of(reference, value) : version;
    return new Secret(value, known, expires, lease);
  }

  @Override
  public void close() {
    values.close();
  }
}
