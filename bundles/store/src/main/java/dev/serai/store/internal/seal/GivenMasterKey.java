package dev.serai.store.internal.seal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Optional;

/**
 * A key that the operator gives in an environment variable.
 *
 * @param name of the variable
 * @param text its value
 */
public record GivenMasterKey(String name, String text) implements MasterKeySource {
  @Override
  public Optional<MasterKey> find() {
    return Optional.of(MasterKey.parse(text).orElseThrow(() -> noKey(name)));
  }

  @Override
  public MasterKey make() {
    return find().orElseThrow();
  }

  static SeraiException noKey(String where) {
    return new SeraiException(
        ErrorCode.STORE_KEY, where + " holds no master key: it must be base64 of 32 bytes.");
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "GivenMasterKey[" + name + "]";
  }
}
