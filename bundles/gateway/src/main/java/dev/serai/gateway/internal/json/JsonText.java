package dev.serai.gateway.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the small pieces of JSON that the gateway adds. */
public final class JsonText {
  private JsonText() {}

  /** A JSON string with its quotes, as UTF-8. */
  public static byte[] quote(String value) {
    byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(value);
    byte[] quoted = new byte[inner.length + 2];
    quoted[0] = '"';
    System.arraycopy(inner, 0, quoted, 1, inner.length);
    quoted[quoted.length - 1] = '"';
    return quoted;
  }

  /** The UTF-8 bytes of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Joins pieces, each a {@code byte[]}, a {@link Slice} or a {@code String}. */
  public static byte[] join(Object... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sizeOf(pieces));
    for (Object piece : pieces) {
      if (piece instanceof byte[] bytes) {
        out.write(bytes, 0, bytes.length);
      } else if (piece instanceof Slice slice) {
        out.write(slice.source(), slice.from(), slice.length());
      } else {
        byte[] bytes = utf8(piece.toString());
        out.write(bytes, 0, bytes.length);
      }
    }
    return out.toByteArray();
  }

  /** A JSON array of these values, each JSON text. */
  public static byte[] array(List<byte[]> values) {
    List<Object> pieces = new ArrayList<>();
    for (byte[] value : values) {
      pieces.add(pieces.isEmpty() ? "[" : ",");
      pieces.add(value);
    }
    pieces.add(pieces.isEmpty() ? "[]" : "]");
    return join(pieces.toArray());
  }

  private static int sizeOf(Object... pieces) {
    int size = 0;
    for (Object piece : pieces) {
      if (piece instanceof byte[] bytes) {
        size += bytes.length;
      } else if (piece instanceof Slice slice) {
        size += slice.length();
      } else {
        size += piece.toString().length();
      }
    }
    return size;
  }
}
