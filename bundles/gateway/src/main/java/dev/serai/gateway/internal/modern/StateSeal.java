package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what clients carry between the rounds of a request: AES-256-GCM (NIST SP 800-38D), bound to
 * who asks, to what is asked and to a time. Safe for use by any thread.
 */
final class StateSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 11;

  /** What a sealed state holds. */
  enum Kind {
    /** The state of a modern server, JSON text. */
    SERVER,
    /** The name of a call that waits here. */
    PARKED,
    /** Nothing: the request is to be sent again. */
    AGAIN
  }

  /**
   * An opened state.
   *
   * @param kind what it holds
   * @param server the server that the request went to
   * @param inner what it holds
   */
  record Opened(Kind kind, InstallationId server, byte[] inner) {}

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  private final Duration lifetime;

  StateSeal(byte[] key, Duration lifetime) {
    this.key = new SecretKeySpec(key, "AES");
    this.lifetime = lifetime;
  }

  /**
   * Seals a state; the text needs no escapes in JSON.
   *
   * @param kind what it holds
   * @param server the server that the request went to
   * @param inner what it holds
   * @param binding what opens it, see {@link CallBinding}
   */
  String seal(Kind kind, InstallationId server, byte[] inner, byte[] binding) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] name = JsonText.utf8(server.value());
    ByteBuffer plain = ByteBuffer.allocate(HEAD_BYTES + name.length + inner.length);
    plain.put((byte) kind.ordinal());
    plain.putLong(System.currentTimeMillis() + lifetime.toMillis());
    plain.putShort((short) name.length).put(name).put(inner);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, binding).doFinal(plain.array());
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new SeraiException(ErrorCode.INTERNAL, "A request state cannot be sealed.", e);
    }
  }

  /**
   * Opens a state.
   *
   * @throws SeraiException {@code INVALID_PARAMS} for one that is not ours, was sealed for another
   *     request or client, or is too old
   */
  Opened open(String state, byte[] binding) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(state == null ? "" : state);
      if (sealed.length < NONCE_BYTES) {
        throw refused(null);
      }
      ByteBuffer nonce = ByteBuffer.wrap(sealed, 0, NONCE_BYTES);
      ByteBuffer plain =
          ByteBuffer.wrap(
              cipher(Cipher.DECRYPT_MODE, bytes(nonce), binding)
                  .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
      Kind kind = Kind.values()[plain.get()];
      if (plain.getLong() < System.currentTimeMillis()) {
        throw refused(null);
      }
      byte[] name = new byte[plain.getShort()];
      plain.get(name);
      InstallationId server = new InstallationId(new String(name, StandardCharsets.UTF_8));
      return new Opened(kind, server, bytes(plain));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] binding) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(binding);
    return cipher;
  }

  private static byte[] bytes(ByteBuffer rest) {
    byte[] bytes = new byte[rest.remaining()];
    rest.get(bytes);
    return bytes;
  }

  private static SeraiException refused(Throwable cause) {
    return new SeraiException(
        ErrorCode.INVALID_PARAMS,
        "params.requestState is invalid or has expired; send the request without it.",
        cause);
  }
}
