package dev.serai.gateway.internal.json;

import java.nio.charset.StandardCharsets;

/**
 * A stretch of JSON text inside a larger message, kept as the bytes that arrived.
 *
 * @param source the whole message
 * @param from the first byte
 * @param to the byte after the last
 */
public record Slice(byte[] source, int from, int to) {

  /** The whole array. */
  public static Slice of(byte[] source) {
    return new Slice(source, 0, source.length);
  }

  /** The UTF-8 bytes of a text. */
  public static Slice of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The number of bytes. */
  public int length() {
    return to - from;
  }

  /** Whether the text is an object. */
  public boolean isObject() {
    return source[from] == '{';
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    byte[] copy = new byte[length()];
    System.arraycopy(source, from, copy, 0, copy.length);
    return copy;
  }

  /** The bytes as text. */
  public String text() {
    return new String(source, from, length(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Slice[" + from + ".." + to + "]";
  }
}
