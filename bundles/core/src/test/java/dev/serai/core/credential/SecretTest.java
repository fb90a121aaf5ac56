package dev.serai.core.credential;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

public class SecretTest {
  private static final byte[] VALUE = "pässword".getBytes(StandardCharsets.UTF_8);

  private final byte[] taken = VALUE.clone();
  private final SecretLease lease = new SecretLease("db/creds/1", Duration.ofHours(1), true);
  private final Secret secret = new Secret(taken, "3", Instant.EPOCH, lease);

  @Test
  public void theValueIsGivenOutInArraysOfTheCaller() {
    secret.bytes()[0] = 0;
    secret.chars()[0] = 0;
    assertArrayEquals(VALUE, secret.bytes());
    assertArrayEquals("pässword".toCharArray(), secret.chars());
  }

  @Test
  public void closingWipesAndRefuses() {
    secret.close();
    secret.close();
    assertArrayEquals(new byte[VALUE.length], taken);
    assertTrue(secret.isClosed());
    assertThrows(IllegalStateException.class, secret::bytes);
    assertThrows(IllegalStateException.class, secret::chars);
    assertThrows(IllegalStateException.class, secret::copy);
  }

  @Test
  public void aCopyIsClosedOnItsOwn() {
    Secret copy = secret.copy();
    secret.close();
    assertArrayEquals(VALUE, copy.bytes());
    assertEquals("3", copy.version());
    assertEquals(Instant.EPOCH, copy.expires());
    assertEquals(lease, copy.lease());
  }

  @Test
  public void itsTextHasAllButTheValue() {
    assertFalse(secret.toString().contains("ssword"));
    assertTrue(secret.toString().contains("version=3"));
    assertTrue(secret.toString().contains("db/creds/1"));
  }

  @Test
  public void whatIsNoTextIsRefusedAsTextOnly() {
    byte[] binary = {'o', 'k', -1, 0};
    Secret other = Secret.lasting(binary.clone(), null);
    SeraiException refused = assertThrows(SeraiException.class, other::chars);
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
    assertFalse(refused.getMessage().contains("ok"));
    assertArrayEquals(binary, other.bytes());
  }

  @Test
  public void aTextThatEndsWithinACharacterIsNone() {
    Secret cut = Secret.lasting(new byte[] {'a', (byte) 0xC3}, null);
    assertThrows(SeraiException.class, cut::chars);
  }

  @Test
  public void aLeaseLastsLongerThanNothing() {
    assertThrows(IllegalArgumentException.class, () -> new SecretLease("id", Duration.ZERO, false));
  }
}
