package dev.serai.access.internal.token;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.Test;

public class TokenSecretTest {
  @Test
  public void aFreshTokenIsReadAsItself() {
    TokenSecret token = TokenSecret.fresh();

    assertTrue(token.text(), token.text().matches("srt_[A-Za-z0-9_-]{49}"));
    assertEquals(Optional.of(token.text()), TokenSecret.parse(token.text()).map(TokenSecret::text));
    assertTrue(token.hash(), token.hash().matches("[0-9a-f]{64}"));
    assertEquals(token.hash(), TokenSecret.parse(token.text()).orElseThrow().hash());
    assertTrue(token.text().endsWith(token.hint()));
    assertEquals(4, token.hint().length());
  }

  @Test
  public void noTwoAreEqual() {
    assertNotEquals(TokenSecret.fresh().text(), TokenSecret.fresh().text());
  }

  @Test
  public void aTokenWithOneOtherCharacterIsNone() {
    String text = TokenSecret.fresh().text();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String wrong = text.substring(0, i) + other + text.substring(i + 1);
      assertEquals(wrong, Optional.empty(), TokenSecret.parse(wrong));
    }
  }

  @Test
  public void whateverElseIsPresentedIsNone() {
    String text = TokenSecret.fresh().text();
    List<String> others =
        List.of(
            "",
            "srt_",
            text.substring(1),
            text + "A",
            " " + text.substring(1),
            text.substring(0, 20) + "\u0000" + text.substring(21),
            text.substring(0, 20) + "\u00e9" + text.substring(21),
            text.substring(0, 20) + "\ud800" + text.substring(21),
            text.substring(0, 20) + "=" + text.substring(21),
            text.toUpperCase(Locale.ROOT),
            "srt_" + "A".repeat(1 << 20),
            "' or '1' = '1");
    for (String other : others) {
      assertEquals(Optional.empty(), TokenSecret.parse(other));
    }
  }

  @Test
  public void theTextOfAnObjectDoesNotHoldTheToken() {
    TokenSecret token = TokenSecret.fresh();

    assertFalse(token.toString().contains(token.text().substring(4, 47)));
  }
}
