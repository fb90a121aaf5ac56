package dev.serai.store.internal.backup;

import java.io.BufferedInputStream;
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
  private final InputStream in;

  LineInput(InputStream file) throws IOException {
    try {
      in = new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER);
    } catch (ZipException | EOFException e) {
      throw BackupInput.noBackup();
    }
  }

  /** The next line without its end. */
  byte[] next() throws IOException {
    line.reset();
    for (int b = read(); b != '\n'; b = read()) {
      if (b < 0) {
        throw BackupInput.damaged("its end is missing.");
      }
      if (line.size() == MAX_LINE) {
        throw BackupInput.damaged("a line is too long.");
      }
      line.write(b);
    }
    return line.toByteArray();
  }

  /** Nothing may follow. */
  void end() throws IOException {
    if (read() >= 0) {
      throw BackupInput.damaged("something follows its end.");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int read() throws IOException {
    try {
      return in.read();
    } catch (EOFException e) {
      throw BackupInput.damaged("its end is missing.");
    } catch (ZipException e) {
      throw BackupInput.damaged("it does not unpack.");
    }
  }
}
