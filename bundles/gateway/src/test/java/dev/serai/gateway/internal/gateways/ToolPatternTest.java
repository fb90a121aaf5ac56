package dev.serai.gateway.internal.gateways;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class ToolPatternTest {
  private static boolean matches(String pattern, String name) {
    return new ToolPattern(pattern).matches(name);
  }

  @Test
  public void aNameMatchesItselfAlone() {
    assertTrue(matches("read", "read"));
    assertFalse(matches("read", "reader"));
    assertFalse(matches("reader", "read"));
    assertFalse(matches("read", "Read"));
    assertFalse(matches("re.d", "read"));
  }

  @Test
  public void anAsteriskStandsForAnyCharacters() {
    assertTrue(matches("*", ""));
    assertTrue(matches("*", "read"));
    assertTrue(matches("read*", "read"));
    assertTrue(matches("read_*", "read_one"));
    assertTrue(matches("*_one", "read_one_one"));
    assertTrue(matches("r*d*e", "read_one"));
    assertFalse(matches("r*x*e", "read_one"));
    assertFalse(matches("*_two", "read_one"));
  }

  @Test(timeout = 5_000)
  public void aPatternMeantToTakeLongDoesNot() {
    assertFalse(matches("*a".repeat(90) + "b", "a".repeat(10_000)));
  }
}
