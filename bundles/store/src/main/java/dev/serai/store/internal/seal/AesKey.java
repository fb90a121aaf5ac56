package dev.serai.store.internal.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 256 bits for AES-GCM (NIST SP 800-38D) with random nonces of 96 bits and tags of 128:
 * sound for 2^32 sealings.
 */
final class AesKey {
  static final int BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private AesKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, "AES");
  }

  static AesKey random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new AesKey(bytes);
  }

  /** A key of given bytes, or empty unless there are 32. */
  static Optional<AesKey> of(byte[] bytes) {
    return bytes.length == BYTES ? Optional.of(new AesKey(bytes)) : Optional.empty();
  }

  /** Base64 of nonce, ciphertext and tag. */
  String seal(SecretPlace place, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain);
      byte[] whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
      return Base64.getEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /** What was sealed, or empty if it was sealed with another key, elsewhere, or is damaged. */
  Optional<byte[]> open(SecretPlace place, String sealed) {
    try {
      byte[] whole = Base64.getDecoder().decode(sealed);
      if (whole.length < NONCE_BYTES + TAG_BITS / 8) {
        return Optional.empty();
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), place);
      return Optional.of(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
    } catch (IllegalArgumentException | AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  boolean sameAs(AesKey other) {
    return MessageDigest.isEqual(bytes(), other.bytes());
  }

  byte[] bytes() {
    return key.getEncoded();
  }

  private Cipher cipher(int mode, byte[] nonce, SecretPlace place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.associatedData());
    return cipher;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "AesKey";
  }
}
