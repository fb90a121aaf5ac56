package dev.serai.store.internal.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The key that stays outside of the database and wraps the data keys in it. */
public final class MasterKey {
  private static final SecretPlace CHECK = new SecretPlace("master_key_check", "1", "sealed");
  private static final byte[] CHECK_TEXT = "serai".getBytes(StandardCharsets.UTF_8);

  private final AesKey key;

  private MasterKey(AesKey key) {
    this.key = key;
  }

  /** A new one. */
  public static MasterKey random() {
    return new MasterKey(AesKey.random());
  }

  /**
   * Reads one.
   *
   * @param text base64 of 32 bytes; blanks and line ends around it do not matter
   * @return the key, or empty if the text is no such thing
   */
  public static Optional<MasterKey> parse(String text) {
    try {
      return AesKey.of(Base64.getDecoder().decode(text.strip())).map(MasterKey::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The text that {@link #parse} reads: the secret itself. */
  String secretText() {
    return Base64.getEncoder().encodeToString(key.bytes());
  }

  /** What stands in the database to tell this key from others. */
  String check() {
    return key.seal(CHECK, CHECK_TEXT);
  }

  boolean made(String check) {
    return key.open(CHECK, check).isPresent();
  }

  String wrap(int id, AesKey dataKey) {
    return key.seal(place(id), dataKey.bytes());
  }

  Optional<AesKey> unwrap(int id, String wrapped) {
    return key.open(place(id), wrapped).flatMap(AesKey::of);
  }

  private static SecretPlace place(int id) {
    return new SecretPlace("data_key", Integer.toString(id), "sealed");
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "MasterKey";
  }
}
