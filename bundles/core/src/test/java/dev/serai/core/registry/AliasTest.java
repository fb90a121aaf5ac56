package dev.serai.core.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Arrays;
import org.junit.Test;

public class AliasTest {
  @Test
  public void lettersDigitsAndSingleInnerHyphensMakeAnAlias() {
    for (String value : new String[] {"a", "7", "hello-tools", "a-b-c", "x".repeat(24)}) {
      assertEquals(value, new Alias(value).toString());
    }
  }

  @Test
  public void anythingElseIsRefused() {
    String[] wrong = {
      null, "", "-a", "a-", "a--b", "A", "a_b", "a__b", "a b", "\u00e4", "a\n", "x".repeat(25)
    };
    for (String value : wrong) {
      SeraiException error = assertThrows(SeraiException.class, () -> new Alias(value));
      assertEquals(String.valueOf(value), ErrorCode.INVALID_ENTRY, error.code());
    }
  }

  @Test
  public void aliasesSortByTheirText() {
    Alias[] sorted = {new Alias("b"), new Alias("a")};
    Arrays.sort(sorted);
    assertEquals("a", sorted[0].value());
    assertTrue(sorted[0].compareTo(sorted[1]) < 0);
  }
}
