package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a stream into lines at {@code \n} or {@code \r\n}; blank lines are skipped. */
final class LineFramer {
  private static final int BUFFER = 64 * 1024;

  private final InputStream input;
  private final int maxLine;
  private final boolean split;
  private final int idleSize;
  private byte[] buffer;
  private int start;
  private int scanned;
  private int end;

  private LineFramer(InputStream input, int maxLine, boolean split) {
    this.input = input;
    this.maxLine = maxLine;
    this.split = split;
    this.idleSize = (int) Math.min(BUFFER, maxLine + 2L);
    this.buffer = new byte[idleSize];
  }

  /** Fails at a line longer than so many bytes. */
  static LineFramer strict(InputStream input, int maxLine) {
    return new LineFramer(input, maxLine, false);
  }

  /** Makes several lines of one that is longer than so many bytes. */
  static LineFramer splitting(InputStream input, int maxLine) {
    return new LineFramer(input, maxLine, true);
  }

  /**
   * Reads to the end of the stream; what stands behind the last line break is a line as well.
   *
   * @param line hears each line, without its end, as an array of its own
   * @throws LineTooLongException at a line longer than allowed; the lines before it were heard
   */
  void run(Consumer<byte[]> line) throws IOException {
    while (fill(line)) {
      cut(line);
    }
    emit(end, line);
  }

  private boolean fill(Consumer<byte[]> line) throws IOException {
    if (end == buffer.length) {
      makeRoom(line);
    }
    int read = input.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read >= 0;
  }

  private void makeRoom(Consumer<byte[]> line) throws LineTooLongException {
    if (end - start > maxLine + 1L) {
      emit(end, line);
      start = end;
    }
    int held = end - start;
    byte[] target =
        held > buffer.length / 2
            ? new byte[(int) Math.min(buffer.length * 2L, Math.max(idleSize, maxLine + 2L))]
            : buffer;
    System.arraycopy(buffer, start, target, 0, held);
    buffer = target;
    scanned -= start;
    start = 0;
    end = held;
  }

  private void cut(Consumer<byte[]> line) throws LineTooLongException {
    while (scanned < end) {
      if (buffer[scanned++] == '\n') {
        emit(scanned - 1, line);
        start = scanned;
      }
    }
    if (start == end) {
      start = 0;
      scanned = 0;
      end = 0;
      buffer = buffer.length > idleSize ? new byte[idleSize] : buffer;
    }
  }

  private void emit(int to, Consumer<byte[]> line) throws LineTooLongException {
    int last = to > start && buffer[to - 1] == '\r' ? to - 1 : to;
    if (!split && last - start > maxLine) {
      throw new LineTooLongException();
    }
    if (!blank(last)) {
      line.accept(Arrays.copyOfRange(buffer, start, last));
    }
  }

  private boolean blank(int to) {
    for (int i = start; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** A line is longer than allowed. */
  static final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
