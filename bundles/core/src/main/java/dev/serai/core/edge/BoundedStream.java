package dev.serai.core.edge;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request, of which no more than so many bytes are read: one more is {@code
 * BODY_TOO_LARGE}. Used by one thread.
 */
public final class BoundedStream extends FilterInputStream {
  private final int max;
  private long count;

  /**
   * A body.
   *
   * @param body its bytes, or null if there is none
   * @param max how many may be read
   */
  public BoundedStream(InputStream body, int max) {
    super(body == null ? InputStream.nullInputStream() : body);
    this.max = max;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(read);
    return read;
  }

  private void count(int read) {
    count += Math.max(0, read);
    if (count > max) {
      throw new SeraiException(
          ErrorCode.BODY_TOO_LARGE, "The body is longer than " + max + " bytes.");
    }
  }
}
