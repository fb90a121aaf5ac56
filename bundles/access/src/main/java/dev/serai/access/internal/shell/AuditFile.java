package dev.serai.access.internal.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.ToLongFunction;

/** A new file for a part of the audit log, readable by Serai's user alone. */
final class AuditFile {
  private AuditFile() {}

  /** Makes it, and returns what the lines count; one that fails leaves no file. */
  static long write(String path, ToLongFunction<PrintStream> lines) throws CommandFailure {
    Path file = create(path);
    boolean whole = false;
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE)),
            false,
            StandardCharsets.UTF_8)) {
      long written = lines.applyAsLong(out);
      if (out.checkError()) {
        throw new IOException("not written");
      }
      whole = true;
      return written;
    } catch (IOException e) {
      throw new CommandFailure("The file could not be written: is there room for it?");
    } finally {
      if (!whole) {
        remove(file);
      }
    }
  }

  private static Path create(String path) throws CommandFailure {
    try {
      return Files.createFile(
          Path.of(path).toAbsolutePath().normalize(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure("There is a file of that name. Name a new one.");
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure("The file cannot be made there. Name one in a folder for writing.");
    }
  }

  private static void remove(Path file) throws CommandFailure {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CommandFailure("What was written of the file is not whole. Remove it.");
    }
  }
}
