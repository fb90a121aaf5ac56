package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Tells one Serai home from all others: made of a random number in the state folder and the
 * folder's place, so that a copied home is another one.
 */
record HomeId(String value) {
  private static final int LENGTH = 24;

  static HomeId of(Path state) throws IOException {
    Path file = state.resolve("home-id");
    try {
      Files.writeString(file, UUID.randomUUID().toString(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      // made by an earlier start
    }
    return new HomeId(digest(Files.readString(file) + '\n' + state.toRealPath()));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
