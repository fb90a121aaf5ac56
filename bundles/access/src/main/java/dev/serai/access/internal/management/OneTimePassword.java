package dev.serai.access.internal.management;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The file with the first admin's password, readable by Serai's user alone. It is there until that
 * admin has a password of their own.
 */
final class OneTimePassword {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 24;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;

  OneTimePassword(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** A password of 136 random bits that is easily typed. */
  static char[] fresh() {
    SecureRandom random = new SecureRandom();
    char[] password = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      password[i] = LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
    return password;
  }

  /** Writes a password, in the place of an earlier one. */
  void write(String user, char[] password) {
    try {
      Files.createDirectories(file.getParent(), OWNER_ONLY_FOLDER);
      Files.deleteIfExists(file);
      Files.createFile(file, OWNER_ONLY);
      String text = user + " " + new String(password) + System.lineSeparator();
      Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes it, if it is there. */
  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
