package dev.serai.credential.vault.internal.secret;

import dev.serai.core.credential.CredentialReference;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells values apart where Vault has no versions of them, by a key that is forgotten with this
 * object: nothing can be learned of the value from it.
 */
final class Fingerprint {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHOWN = 8;

  private final SecretKeySpec key;

  Fingerprint() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  String of(CredentialReference reference, byte[] value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(reference.toString().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(value), 0, SHOWN);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK has no " + ALGORITHM + ".", e);
    }
  }
}
