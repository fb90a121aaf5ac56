package dev.serai.core.edge;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class AddressRangeTest {
  @Test
  public void whatLooksLikeAnAddressAndIsNoneIsNotLookedUp() {
    for (String text : List.of("300.1.1.1", "1.2.3.256", "1.2.3", "localhost", "", "1.2.3.4.5")) {
      assertEquals(text, Optional.empty(), AddressRange.address(text));
      assertEquals(text, Optional.empty(), AddressRange.of(text));
    }
    assertEquals(Optional.empty(), AddressRange.address(null));
    assertEquals(Optional.empty(), AddressRange.of("10.0.0.0/33"));
  }

  @Test
  public void aRangeIncludesWhatBeginsAlike() throws Exception {
    AddressRange range = AddressRange.of("10.16.0.0/12").orElseThrow();
    assertTrue(range.includes(InetAddress.getByName("10.31.255.255")));
    assertFalse(range.includes(InetAddress.getByName("10.32.0.0")));
    assertFalse(range.includes(InetAddress.getByName("::1")));
    assertTrue(AddressRange.of("255.250.199.9").isPresent());
    assertTrue(AddressRange.address("[::1]").orElseThrow().isLoopbackAddress());
  }
}
