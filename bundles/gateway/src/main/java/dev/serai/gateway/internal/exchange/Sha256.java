package dev.serai.gateway.internal.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 as text. */
public final class Sha256 {
  /** The length of a whole hash. */
  public static final int BYTES = 32;

  private Sha256() {}

  /**
   * The beginning of a hash.
   *
   * @param bytes how much of it, 1 to 32 bytes
   * @return lower-case hexadecimal digits, two for each byte
   */
  public static String hex(byte[] text, int bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
