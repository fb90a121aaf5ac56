package dev.serai.gateway.internal.modern;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key of sealed states, kept in a file that only the owner of the process may read. */
final class StateKey {
  private static final int BYTES = 32;

  private StateKey() {}

  /** Reads the key of a folder, or makes it. */
  static byte[] of(Path folder) {
    Path file = folder.resolve("request-state.key");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file) && Files.size(file) == BYTES) {
        return Files.readAllBytes(file);
      }
      return create(folder, file);
    } catch (IOException e) {
      throw new UncheckedIOException("The key of request states cannot be kept", e);
    }
  }

  private static byte[] create(Path folder, Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path part = folder.resolve("request-state.part");
    Files.deleteIfExists(part);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(part, owner);
    Files.write(part, key);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return key;
  }
}
