package dev.serai.access.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A token of our own: {@code srt_}, 256 random bits in base64url (RFC 4648, section 5) and six
 * characters that show a typing error. What scans for leaked secrets finds it by {@code
 * srt_[A-Za-z0-9_-]{49}}.
 */
public final class TokenSecret {
  /** What each begins with. */
  public static final String PREFIX = "srt_";

  private static final int RANDOM_BYTES = 32;
  private static final int CHECKED = PREFIX.length() + 43;
  private static final int LENGTH = CHECKED + 6;
  private static final int HINT = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private TokenSecret(String text) {
    this.text = text;
  }

  /** One that nobody has seen. */
  public static TokenSecret fresh() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    String checked = PREFIX + base64(bytes);
    return new TokenSecret(checked + checksum(checked));
  }

  /**
   * A token as somebody presents it.
   *
   * @param text anything, of any length
   * @return empty if it cannot be one of ours
   */
  public static Optional<TokenSecret> parse(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX) || !plain(text)) {
      return Optional.empty();
    }
    String checked = text.substring(0, CHECKED);
    return text.endsWith(checksum(checked)) ? Optional.of(new TokenSecret(text)) : Optional.empty();
  }

  /** The token itself, secret. */
  public String text() {
    return text;
  }

  /** SHA-256 of the text as 64 lower-case hexadecimal digits. */
  public String hash() {
    return Sha256.hex(text);
  }

  /** The last characters, by which people tell tokens apart. */
  public String hint() {
    return text.substring(LENGTH - HINT);
  }

  private static boolean plain(String text) {
    return text.chars().allMatch(TokenSecret::plain);
  }

  private static boolean plain(int character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || character == '-'
        || character == '_';
  }

  private static String checksum(String checked) {
    byte[] digest = Sha256.of(checked.getBytes(StandardCharsets.US_ASCII));
    return base64(digest).substring(0, LENGTH - CHECKED);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Without the text. */
  @Override
  public String toString() {
    return "TokenSecret[..." + hint() + "]";
  }
}
