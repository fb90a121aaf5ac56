package dev.serai.core.credential;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A value that nobody else may see. Whoever was given it closes it, which wipes the value; after
 * that it cannot be read any more. It never shows the value by itself, and is no {@code
 * Serializable}. Safe for use by any thread.
 */
public final class Secret implements AutoCloseable {
  private final byte[] value;
  private final String version;
  private final Instant expires;
  private final SecretLease lease;
  private boolean closed;

  /**
   * Takes a value over.
   *
   * @param value 1 byte or more, UTF-8 where it is text; the secret's own from now on, which wipes
   *     it
   * @param version changes whenever the value does; not secret, null where unknown
   * @param expires when the value ends, or null for never or unknown
   * @param lease for how long it was lent, or null where it is not
   */
  public Secret(byte[] value, String version, Instant expires, SecretLease lease) {
    this.value = Objects.requireNonNull(value, "value");
    this.version = version;
    this.expires = expires;
    this.lease = lease;
  }

  /**
   * A value that is there until it is changed; see {@link #Secret(byte[], String, Instant,
   * SecretLease)}.
   */
  public static Secret lasting(byte[] value, String version) {
    return new Secret(value, version, null, null);
  }

  /**
   * The value, in an array that is the caller's to wipe.
   *
   * @throws IllegalStateException if the secret was closed
   */
  public synchronized byte[] bytes() {
    requireOpen();
    return value.clone();
  }

  /**
   * The value as text, in an array that is the caller's to wipe.
   *
   * @throws IllegalStateException if the secret was closed
   * @throws SeraiException {@code INVALID_VALUE} if the value is not UTF-8
   */
  public synchronized char[] chars() {
    requireOpen();
    char[] room = new char[value.length];
    try {
      CharBuffer chars = CharBuffer.wrap(room);
      CoderResult result =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value), chars, true);
      if (result.isError()) {
        throw new SeraiException(
            ErrorCode.INVALID_VALUE, "The credential's value is not text in UTF-8.");
      }
      return Arrays.copyOf(room, chars.position());
    } finally {
      Arrays.fill(room, '\0');
    }
  }

  /**
   * The same secret for somebody else, who closes it on their own.
   *
   * @throws IllegalStateException if the secret was closed
   */
  public synchronized Secret copy() {
    return new Secret(bytes(), version, expires, lease);
  }

  /** Changes whenever the value does; not secret, null where unknown. */
  public String version() {
    return version;
  }

  /** When the value ends, or null for never or unknown. */
  public Instant expires() {
    return expires;
  }

  /** For how long it was lent, or null where it is not. */
  public SecretLease lease() {
    return lease;
  }

  /** Whether it was closed. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Wipes the value. A second call does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(value, (byte) 0);
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "Secret[version=" + version + ", expires=" + expires + ", lease=" + lease + "]";
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The secret was closed, which wiped it.");
    }
  }
}
