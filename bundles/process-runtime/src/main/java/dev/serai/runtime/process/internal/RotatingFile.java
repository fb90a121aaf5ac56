package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A text file that is renamed to {@code name.1}, {@code name.2} and so on when it is full. For use
 * by one thread at a time.
 */
final class RotatingFile implements AutoCloseable {
  private final Path file;
  private final long maxBytes;
  private final int files;
  private OutputStream output;
  private long size;

  /**
   * A file, opened at the first line.
   *
   * @param maxBytes when it is full
   * @param files how many there are, this one included
   */
  RotatingFile(Path file, long maxBytes, int files) {
    this.file = file;
    this.maxBytes = maxBytes;
    this.files = files;
  }

  void line(String text) throws IOException {
    byte[] line = (text + '\n').getBytes(StandardCharsets.UTF_8);
    open();
    if (size > 0 && size + line.length > maxBytes) {
      rotate();
      open();
    }
    output.write(line);
    size += line.length;
  }

  @Override
  public void close() throws IOException {
    if (output != null) {
      output.close();
      output = null;
    }
  }

  private void open() throws IOException {
    if (output == null) {
      Folders.makePrivate(file.getParent());
      output = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      size = Files.size(file);
    }
  }

  private void rotate() throws IOException {
    close();
    for (int number = files - 1; number > 0; number--) {
      Path from = number == 1 ? file : numbered(number - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (files == 1) {
      Files.delete(file);
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
