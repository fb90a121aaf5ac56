package dev.serai.credential.vault.internal.session;

import dev.serai.credential.vault.internal.http.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with one secret in it.
 *
 * @param setting which names it
 * @param path where it is
 */
record SecretFile(String setting, Path path) {
  /** What is in it, without blanks around. */
  String read() {
    try {
      String secret = Files.readString(path).strip();
      if (secret.isEmpty() || secret.chars().anyMatch(Character::isISOControl)) {
        throw Faults.away("cannot be asked: the file of " + setting + " has not one secret in it.");
      }
      return secret;
    } catch (IOException e) {
      throw Faults.away("cannot be asked: the file of " + setting + " cannot be read.");
    }
  }
}
