package dev.serai.access.internal.management;

import dev.serai.access.internal.password.PasswordHash;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hashes passwords, a few at a time: each takes 50 ms and 19 MiB. Safe for use by any thread. */
final class Passwords {
  static final int MIN = 12;
  static final int MAX = 1_000;

  private static final int AT_ONCE = 2;
  private static final long WAIT_SECONDS = 5;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final String nobodys = PasswordHash.of(UUID.randomUUID().toString().toCharArray());

  /** A hash to be kept. */
  String hash(char[] password) {
    return inTurn(() -> PasswordHash.of(password));
  }

  /**
   * Whether a password is the one of a hash; takes as long where there is none.
   *
   * @param hash or null, which nothing matches
   */
  boolean matches(String hash, char[] password) {
    if (password.length > MAX) {
      return false;
    }
    boolean right = inTurn(() -> PasswordHash.matches(hash == null ? nobodys : hash, password));
    return right && hash != null;
  }

  /** Refuses what is no password that somebody may choose. */
  static void requireSound(char[] password) {
    if (password.length < MIN || password.length > MAX) {
      throw Rules.refused(
          "password must have " + MIN + " to " + MAX + " characters, not " + password.length + ".");
    }
  }

  static void wipe(char[] password) {
    if (password != null) {
      Arrays.fill(password, '\0');
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    boolean mine = false;
    try {
      mine = turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
      if (mine) {
        return work.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (mine) {
        turns.release();
      }
    }
    throw new SeraiException(ErrorCode.OVERLOADED, "Too many passwords are being checked.");
  }
}
