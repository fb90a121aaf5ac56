package dev.serai.registry.internal.tool.scan;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.registry.internal.tool.Finding;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

/**
 * Texts made to exhaust time, stack or memory, each close to the largest that a definition holds.
 */
public class AdversarialTextTest {
  private static final int LARGE = 1_000_000;
  private static final int MANY = 50_000;

  private static final List<String> ALMOST =
      List.of(
          "ignore all of the other ",
          "read ",
          "send data to ",
          "do not tell ",
          "include all ",
          "instead of using the any all your ",
          "<important ",
          "<",
          "data:a/b;c=d;",
          "a_b.c-d/",
          "without ",
          "\u00ad",
          "\u200d\ud83d\ude00",
          "\ud83c\udff4\udb40\udc67",
          "\udb40\udc67",
          "\ufdfa",
          "\u0430a",
          " ",
          "\n",
          "A",
          "\u001b[");

  @Test
  public void repetitionsThatAlmostMatchEnd() {
    for (String almost : ALMOST) {
      List<Finding> findings = TestingScan.findings(repeated(almost, MANY));
      assertFalse(almost, findings.isEmpty() && !almost.isBlank());
    }
  }

  @Test
  public void theLargestTextEnds() {
    StringBuilder text = new StringBuilder();
    ALMOST.forEach(almost -> text.append(repeated(almost, LARGE / ALMOST.size())));
    assertFalse(TestingScan.findings(text.toString()).isEmpty());
  }

  private static String repeated(String almost, int length) {
    return almost.repeat(length / escapedLength(almost));
  }

  private static int escapedLength(String text) {
    return text.chars().map(c -> c < ' ' || Character.isSurrogate((char) c) ? 6 : 1).sum();
  }

  @Test
  public void anyTextAtAllIsScanned() {
    Random random = new Random(94);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(200); length > 0; length--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x3000 : 0x10000));
      }
      TestingScan.findings(text.toString());
      TestingScan.names(List.of("n" + text));
    }
  }

  @Test
  public void everyCodePointIsScanned() {
    for (int plane : List.of(0, 1, 2, 14)) {
      for (int c = plane << 16; c < plane + 1 << 16; c += 0x400) {
        TestingScan.findings("x" + codePoints(c, 0x400));
      }
    }
    assertTrue(TestingScan.findings("x").isEmpty());
  }

  private static String codePoints(int first, int count) {
    StringBuilder text = new StringBuilder();
    IntStream.range(first, first + count).forEach(text::appendCodePoint);
    return text.toString();
  }
}
