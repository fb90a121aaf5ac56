package dev.serai.registry.internal.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A new file that only Serai's user can read. */
final class NewFile {
  private NewFile() {}

  /** Makes it; one that fails leaves no file. */
  static void write(String path, String text) throws CommandFailure {
    Path file = create(path);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      remove(file);
      throw new CommandFailure("The file could not be written: is there room for it?");
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
