package dev.serai.store.internal.seal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.Test;

public class AesKeyTest {
  private static final SecretPlace PLACE = new SecretPlace("table", "row", "column");

  private final AesKey key = AesKey.random();
  private final byte[] plain = "a secret".getBytes(StandardCharsets.UTF_8);

  @Test
  public void whatWasSealedOpens() {
    assertArrayEquals(plain, key.open(PLACE, key.seal(PLACE, plain)).orElseThrow());
    assertArrayEquals(new byte[0], key.open(PLACE, key.seal(PLACE, new byte[0])).orElseThrow());
  }

  @Test
  public void theSameTextIsNeverSealedAlike() {
    assertNotEquals(key.seal(PLACE, plain), key.seal(PLACE, plain));
  }

  @Test
  public void itOpensInItsPlaceAlone() {
    String sealed = key.seal(PLACE, plain);
    assertFalse(key.open(new SecretPlace("table2", "row", "column"), sealed).isPresent());
    assertFalse(key.open(new SecretPlace("table", "row2", "column"), sealed).isPresent());
    assertFalse(key.open(new SecretPlace("table", "row", "column2"), sealed).isPresent());
    assertFalse(key.open(new SecretPlace("tabler", "ow", "column"), sealed).isPresent());
  }

  @Test
  public void anotherKeyDoesNotOpenIt() {
    assertFalse(AesKey.random().open(PLACE, key.seal(PLACE, plain)).isPresent());
  }

  @Test
  public void noBitOfItCanBeChanged() {
    byte[] sealed = Base64.getDecoder().decode(key.seal(PLACE, plain));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      String text = Base64.getEncoder().encodeToString(changed);
      assertEquals("bit " + bit, Optional.empty(), key.open(PLACE, text));
    }
  }

  @Test
  public void whatIsNotSealedDoesNotOpen() {
    assertFalse(key.open(PLACE, "").isPresent());
    assertFalse(key.open(PLACE, "a secret").isPresent());
    assertFalse(key.open(PLACE, "AAAA").isPresent());
  }

  @Test
  public void theKeyIsNotTold() {
    assertTrue(key.toString().equals("AesKey"));
  }
}
