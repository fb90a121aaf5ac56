package dev.serai.admin.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which no more than so many bytes are read; used by one thread. */
final class BoundedStream extends FilterInputStream {
  private final int max;
  private long count;

  BoundedStream(InputStream body, int max) {
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
