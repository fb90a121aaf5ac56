package dev.serai.registry.internal.tool;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import org.junit.Test;

public class JsonNumbersTest {
  @Test
  public void spellingsOfOneValueAreOne() {
    assertSame("1", "1.0", "1.000", "1e0", "10e-1", "0.1E+1", "1.0e-0");
    assertSame("100", "1e2", "1E2", "1e+2", "100.00", "1000e-1");
    assertSame("-0.5", "-5e-1", "-0.50", "-0.05e1");
    assertSame("0", "-0", "0.0", "-0.0e10", "0e999999999999");
  }

  @Test
  public void digitsAreLaidOutAsEcmaScriptDoes() {
    assertSame("333333333.3333333", "333333333.33333330");
    assertSame("1e+30", "1E30", "1000000000000000000000000000000");
    assertSame("100000000000000000000", "1e20");
    assertSame("1e+21", "1000000000000000000000");
    assertSame("0.000001", "1e-6");
    assertSame("1e-7", "0.0000001");
    assertSame("4.5", "4.50");
    assertSame("1.5e-10", "0.00000000015");
    assertSame("-1.7976931348623157e+308", "-17976931348623157e292");
  }

  @Test
  public void numbersThatADoubleWouldMakeOneStayApart() {
    assertNotEquals(
        JsonNumbers.canonical("9007199254740992"), JsonNumbers.canonical("9007199254740993"));
    assertNotEquals(
        JsonNumbers.canonical("0.1"),
        JsonNumbers.canonical("0.1000000000000000055511151231257827"));
    assertNotEquals(JsonNumbers.canonical("1e400"), JsonNumbers.canonical("1e401"));
  }

  @Test
  public void anExponentOfAnyLengthCostsNoMemory() {
    assertSame("1e+99999999999999999999", "1E99999999999999999999", "10e99999999999999999998");
    assertSame("1e-99999999999999999999", "0.1e-99999999999999999998");
  }

  private static void assertSame(String canonical, String... spellings) {
    assertEquals(canonical, JsonNumbers.canonical(canonical));
    for (String spelling : spellings) {
      assertEquals(spelling, canonical, JsonNumbers.canonical(spelling));
    }
  }
}
