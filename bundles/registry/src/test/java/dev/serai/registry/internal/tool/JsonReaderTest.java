package dev.serai.registry.internal.tool;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class JsonReaderTest {
  private final JsonReader reader = new JsonReader();

  @Test
  public void aKeyGivenTwiceIsRefusedHoweverItIsSpelled() {
    assertRefused("It has a member twice: \"a\".", "{\"a\":1,\"\\u0061\":2}");
    assertRefused("It has a member twice: \"b\".", "{\"a\":[{\"b\":1,\"b\":1}]}");
  }

  @Test
  public void anErrorShowsNoHiddenCharacterOfAKey() {
    assertRefused("It has a member twice: \"[U+202E]\".", "{\"\\u202e\":1,\"\\u202e\":2}");
  }

  @Test
  public void nestingIsBounded() {
    reader.read("It", "[".repeat(128) + "]".repeat(128));
    assertRefused(
        "It is beyond the limits: at most 128 levels, numbers of 1,000 and member names of 50,000"
            + " characters.",
        "[".repeat(129) + "]".repeat(129));
  }

  @Test
  public void aNumberOfTooManyDigitsIsRefused() {
    assertRefused(
        "It is beyond the limits: at most 128 levels, numbers of 1,000 and member names of 50,000"
            + " characters.",
        "1".repeat(1_001));
  }

  @Test
  public void whatIsNotOneJsonValueIsRefused() {
    assertRefused("It is empty.", " ");
    assertRefused("It is more than one JSON value.", "{} {}");
    assertRefused("It is no valid JSON.", "{\"a\":}");
    assertRefused("It is no valid JSON.", "{\"a\":1,}");
    assertRefused("It is no valid JSON.", "{\"a\":NaN}");
    assertRefused("It is no valid JSON.", "{\"a\":1");
  }

  @Test
  public void bytesThatAreNotUtf8AreRefused() {
    SeraiException refusal =
        assertThrows(
            SeraiException.class,
            () -> reader.decode("It", "\u00e9".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals("It is no UTF-8 text.", refusal.getMessage());
  }

  private void assertRefused(String message, String json) {
    SeraiException refusal = assertThrows(SeraiException.class, () -> reader.read("It", json));
    assertEquals(message, refusal.getMessage());
    assertEquals(ErrorCode.UPSTREAM_INVALID, refusal.code());
  }
}
