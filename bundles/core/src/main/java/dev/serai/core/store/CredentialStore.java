package dev.serai.core.store;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps credentials, and beside them their values, which are sealed where they are stored. Changes
 * of both are published under {@link #CONCERN}. A value makes no new version of its record, and
 * leaves with it.
 */
@ProviderType
public interface CredentialStore extends EditableStore<CredentialRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "credentials";

  /** The longest value, in bytes. */
  int MAX_VALUE = 1_048_576;

  /**
   * The value of a credential, in an array that is the caller's to wipe.
   *
   * @return empty if there is no such credential, or it has no value
   * @throws SeraiException {@code STORE_DAMAGED} if it cannot be opened
   */
  Optional<byte[]> value(String id);

  /**
   * Sets the value of a credential.
   *
   * @param id the credential's id
   * @param secret 1 to {@link #MAX_VALUE} bytes; not kept, and the caller's to wipe
   * @throws SeraiException {@code NOT_FOUND} if there is no such credential, {@code INVALID_VALUE}
   *     if the value is empty or too long
   */
  void value(String id, byte[] secret);

  /** Refuses what cannot be a value. */
  static void requireValue(byte[] secret) {
    if (secret.length < 1 || secret.length > MAX_VALUE) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "secret must have 1 to " + MAX_VALUE + " bytes, not " + secret.length + ".");
    }
  }
}
