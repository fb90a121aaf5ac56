package dev.serai.gateway.internal.exchange;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class PrincipalTest {
  private static String key(String name) {
    return new Principal(name).key();
  }

  @Test
  public void aPlainNameIsItsOwnKey() {
    assertEquals("local", key("local"));
  }

  @Test
  public void anyOtherNameHasAKeyOfLettersDigitsAndHyphens() {
    String key = key("alice@example.com");
    assertTrue(key, key.matches("p-[0-9a-f]{16}"));
    assertNotEquals(key, key("bob@example.com"));
    assertNotEquals("A name that looks like a key is none of another", key, key(key));
    assertTrue(key("x".repeat(65)).length() < 65);
  }
}
