package dev.serai.store.internal.backup;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines in a gzip stream, each of a bounded length. */
final class LineInput implements Closeable {
  /** The longest line, in bytes. */
  static final int MAX_LINE = 64 << 20;

  private static final int BUFFER = 65_536;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[BUFFER];
  private final InputStream in;
  private int at;
  private int filled;

  LineInput(InputStream file) throws IOException {
    try {
      in = new GZIPInputStream(file, BUFFER);
    } catch (ZipException | EOFException e) {
      throw BackupInput.noBackup();
    }
  }

  /** The next line without its end. */
  byte[] next() throws IOException {
    line.reset();
    while (true) {
      if (at == filled && !fill()) {
        throw BackupInput.damaged("its end is missing.");
      }
      int begin = at;
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, begin, at - begin);
      if (line.size() > MAX_LINE) {
        throw BackupInput.damaged("a line is too long.");
      }
      if (at < filled) {
        at++;
        return line.toByteArray();
      }
    }
  }

  /** Nothing may follow. */
  void end() throws IOException {
    if (at < filled || fill()) {
      throw BackupInput.damaged("something follows its end.");
    }
  }

  /** Passes all that follows, which shows whether the file is whole: gzip has a checksum. */
  void pass() throws IOException {
    boolean more = true;
    while (more) {
      more = fill();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    try {
      at = 0;
      filled = Math.max(in.read(buffer), 0);
      return filled > 0;
    } catch (EOFException e) {
      throw BackupInput.damaged("its end is missing.");
    } catch (ZipException e) {
      throw BackupInput.damaged("it does not unpack.");
    }
  }
}
