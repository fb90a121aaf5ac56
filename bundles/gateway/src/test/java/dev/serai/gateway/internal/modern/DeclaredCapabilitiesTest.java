package dev.serai.gateway.internal.modern;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.json.Slice;
import org.junit.Test;

public class DeclaredCapabilitiesTest {
  private final DeclaredCapabilities declared = new DeclaredCapabilities();

  @Test
  public void theSameTextIsReadOnce() {
    CapabilitySet first = declared.of(Slice.of("{\"sampling\":{}}"));
    assertTrue(first.allows("sampling/createMessage"));
    assertSame(first, declared.of(Slice.of("{\"sampling\":{}}")));
  }

  @Test
  public void manyAndLongOnesAreReadToo() {
    for (int i = 0; i < 1_000; i++) {
      Slice one = Slice.of("{\"experimental\":{\"x" + i + "\":{}}}");
      assertEquals(CapabilitySet.of(one), declared.of(one));
    }
    Slice many = Slice.of("{\"experimental\":{\"" + "x".repeat(2_000) + "\":{}}}");
    assertEquals(CapabilitySet.of(many), declared.of(many));
  }

  @Test
  public void whatIsNoObjectIsRefusedEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThrows(SeraiException.class, () -> declared.of(Slice.of("[]")));
    }
  }
}
