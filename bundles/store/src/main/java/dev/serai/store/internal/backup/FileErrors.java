package dev.serai.store.internal.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in a sentence why a file could not be read or written, without its path. */
final class FileErrors {
  private FileErrors() {}

  static String reason(IOException error) {
    if (error instanceof NoSuchFileException) {
      return "There is no such file.";
    }
    if (error instanceof AccessDeniedException) {
      return "Serai's user has no right to do that there.";
    }
    String reason =
        error instanceof FileSystemException file ? file.getReason() : error.getMessage();
    return "The system says: " + (reason == null ? error.getClass().getSimpleName() : reason) + ".";
  }
}
