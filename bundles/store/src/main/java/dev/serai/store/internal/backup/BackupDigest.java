package dev.serai.store.internal.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest over a backup. */
final class BackupDigest {
  private BackupDigest() {}

  static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
