package dev.serai.store.internal.seal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Seals and opens secret columns within one transaction. A sealed value reads {@code 1.<number of
 * the data key>.<base64>}; the first number is the format's.
 */
public final class Sealer {
  private static final String FORMAT = "1.";

  private final Keyring keyring;
  private final Handle handle;

  /** A sealer that looks up unknown keys on a connection. */
  public Sealer(Keyring keyring, Handle handle) {
    this.keyring = keyring;
    this.handle = handle;
  }

  /** What a value sealed with this key begins with. */
  public static String prefix(int keyId) {
    return FORMAT + keyId + ".";
  }

  /** Seals a text for one place. */
  public String seal(SecretPlace place, String text) {
    int id = keyring.current();
    return prefix(id) + keyring.key(id).seal(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Opens what was sealed for the place.
   *
   * @throws SeraiException {@code STORE_DAMAGED} if it was not, or is damaged
   */
  public String open(SecretPlace place, String sealed) {
    String[] parts = sealed.split("\\.", 3);
    return keyOf(parts)
        .flatMap(key -> key.open(place, parts[2]))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(
            () ->
                new SeraiException(
                    ErrorCode.STORE_DAMAGED,
                    "A sealed value in the table " + place.table() + " cannot be opened."));
  }

  private Optional<AesKey> keyOf(String[] parts) {
    if (parts.length != 3 || !parts[0].equals("1") || !parts[1].matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return keyring.find(handle, Integer.parseInt(parts[1]));
  }
}
