package dev.serai.runtime.process.internal;

import java.nio.charset.StandardCharsets;

/** Names of files for opaque identifiers. */
final class FileNames {
  private FileNames() {}

  /**
   * One file name for each identifier: letters, digits, hyphens and underscores stand for
   * themselves, any other byte is {@code %} and two hexadecimal digits.
   */
  static String of(String identifier) {
    StringBuilder name = new StringBuilder(identifier.length());
    for (byte b : identifier.getBytes(StandardCharsets.UTF_8)) {
      if (plain(b)) {
        name.append((char) b);
      } else {
        name.append(String.format("%%%02x", b));
      }
    }
    return name.toString();
  }

  private static boolean plain(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '_';
  }
}
