package dev.serai.access.internal.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes by argon2id (RFC 9106) in its usual text form, {@code
 * $argon2id$v=19$m=...,t=...,p=...$salt$hash}. Making and checking one takes some 50 ms and 19 MiB.
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String FORM = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s";

  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  /**
   * A hash with a salt of its own.
   *
   * @param password the caller's to wipe
   */
  public static String of(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = hash(password, salt, MEMORY_KIB, PASSES, LANES);
    return FORM.formatted(MEMORY_KIB, PASSES, LANES, text(salt), text(hash));
  }

  /**
   * Whether a hash is that of a password; takes the same time for every password.
   *
   * @param hash as {@link #of} made it, with whatever parameters
   * @param password the caller's to wipe
   * @throws IllegalArgumentException if the hash is none
   */
  public static boolean matches(String hash, char[] password) {
    String[] parts = hash.split("\\$");
    if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
      throw new IllegalArgumentException("not an argon2id hash");
    }
    int[] costs =
        Arrays.stream(parts[3].split(","))
            .mapToInt(each -> Integer.parseInt(each.substring(2)))
            .toArray();
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    return MessageDigest.isEqual(expected, hash(password, salt, costs[0], costs[1], costs[2]));
  }

  private static byte[] hash(char[] password, byte[] salt, int memory, int passes, int lanes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .build());
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] text = Arrays.copyOf(bytes.array(), bytes.limit());
    byte[] hash = new byte[HASH_BYTES];
    try {
      generator.generateBytes(text, hash);
      return hash;
    } finally {
      Arrays.fill(text, (byte) 0);
      Arrays.fill(bytes.array(), (byte) 0);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
