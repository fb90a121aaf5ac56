package dev.serai.store.internal.backup;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file for its user alone that gets its name when it is whole and on the disk. Until then it is a
 * hidden one beside it, which {@link #close} removes.
 */
final class NewFile implements Closeable {
  private final Path file;
  private final boolean replace;
  private final Path part;

  private NewFile(Path file, boolean replace) throws IOException {
    this.file = file;
    this.replace = replace;
    part =
        Files.createTempFile(
            file.getParent(), "." + file.getFileName() + ".", ".part", forItsUserAlone());
  }

  /**
   * Begins one.
   *
   * @param file where it shall be
   * @param replace whether a file of that name may be replaced
   * @throws SeraiException {@code BACKUP_NOT_WRITTEN} if it cannot be there
   */
  static NewFile at(Path file, boolean replace) throws IOException {
    Path whole = file.toAbsolutePath().normalize();
    if (whole.getFileName() == null || Files.isDirectory(whole)) {
      throw refused("That is a folder.");
    }
    refuseExisting(whole, replace);
    if (!Files.isDirectory(whole.getParent())) {
      throw refused("The folder for the file does not exist.");
    }
    return new NewFile(whole, replace);
  }

  /** Where its contents go. */
  OutputStream open() throws IOException {
    return Files.newOutputStream(part);
  }

  /**
   * Gives the file its name, once its stream is closed.
   *
   * @return its size in bytes
   */
  long finish() throws IOException {
    sync(part, StandardOpenOption.WRITE);
    refuseExisting(file, replace);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    if (posix()) {
      sync(file.getParent(), StandardOpenOption.READ);
    }
    return Files.size(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }

  private static void refuseExisting(Path file, boolean replace) {
    if (!replace && Files.exists(file)) {
      throw refused("The file exists already; --force replaces it.");
    }
  }

  private static SeraiException refused(String why) {
    return new SeraiException(ErrorCode.BACKUP_NOT_WRITTEN, why);
  }

  private static void sync(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] forItsUserAlone() {
    if (!posix()) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
