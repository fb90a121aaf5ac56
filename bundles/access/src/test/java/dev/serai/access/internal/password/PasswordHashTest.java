package dev.serai.access.internal.password;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class PasswordHashTest {
  private static final char[] PASSWORD = "Grüße aus der Karawanserei".toCharArray();

  @Test
  public void aHashMatchesItsPasswordAndNoOther() {
    String hash = PasswordHash.of(PASSWORD);

    assertTrue(PasswordHash.matches(hash, PASSWORD));
    assertFalse(PasswordHash.matches(hash, "another".toCharArray()));
    assertFalse(PasswordHash.matches(hash, new char[0]));
  }

  @Test
  public void equalPasswordsHaveDifferentHashes() {
    assertNotEquals(PasswordHash.of(PASSWORD), PasswordHash.of(PASSWORD));
  }

  /**
   * The vector of RFC 9106 has a secret and associated data; this one is the reference program's.
   */
  @Test
  public void aHashOfTheReferenceProgramMatches() {
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertTrue(PasswordHash.matches(hash, "password".toCharArray()));
  }

  @Test
  public void whatIsNoHashIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PasswordHash.matches("$2y$10$abc", PASSWORD));
  }
}
