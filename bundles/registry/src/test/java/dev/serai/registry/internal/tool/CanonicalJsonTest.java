package dev.serai.registry.internal.tool;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import org.junit.Test;

public class CanonicalJsonTest {
  private static final int RUNS = 3_000;
  private final JsonReader reader = new JsonReader();
  private final TestingJson testing = new TestingJson(20);

  @Test
  public void membersAreSortedByUtf16CodeUnits() {
    assertCanonical(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"\u00f6\":4,\"\u20ac\":5,\"\ud83d\ude00\":6,\"\ufb33\":7}",
        "{\"\\u20ac\":5,\"\\r\":1,\"\\ufb33\":7,\"1\":2,\"\\ud83d\\ude00\":6,\"\\u0080\":3,\"\\u00f6\":4}");
  }

  @Test
  public void textHasTheFewestEscapes() {
    assertCanonical(
        "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"",
        "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"");
  }

  @Test
  public void halfACharacterIsNoQuestionMark() {
    assertCanonical("\"\\ud800\"", "\"\\uD800\"");
  }

  @Test
  public void aValueIsTheSameInEverySpelling() {
    for (int i = 0; i < RUNS; i++) {
      Json value = testing.value(4);
      String spelled = testing.spelled(value);
      assertEquals(spelled, value, reader.read("It", spelled));
      assertCanonical(CanonicalJson.of(value), spelled);
    }
  }

  @Test
  public void aCanonicalTextIsItsOwnCanonicalText() {
    for (int i = 0; i < RUNS; i++) {
      String canonical = CanonicalJson.of(testing.value(4));
      assertCanonical(canonical, canonical);
    }
  }

  @Test
  public void oneChangeAnywhereChangesTheText() {
    for (int i = 0; i < RUNS; i++) {
      Json value = testing.value(4);
      assertNotEquals(CanonicalJson.of(value), CanonicalJson.of(testing.changed(value)));
    }
  }

  private void assertCanonical(String canonical, String json) {
    assertEquals(json, canonical, CanonicalJson.of(reader.read("It", json)));
  }
}
