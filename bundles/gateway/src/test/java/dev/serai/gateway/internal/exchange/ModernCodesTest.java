package dev.serai.gateway.internal.exchange;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.MessageReader;
import org.junit.Test;

public class ModernCodesTest {
  private static int code(String rest) {
    return ModernCodes.of(
        MessageReader.lenient().read(JsonText.utf8("{\"jsonrpc\":\"2.0\",\"id\":1," + rest + "}")));
  }

  @Test
  public void whatHasNoCodeHasZero() {
    assertEquals(-32020, code("\"error\":{\"code\":-32020}"));
    assertEquals(0, code("\"result\":{\"code\":1}"));
    assertEquals(0, code("\"error\":{\"message\":\"m\"}"));
    assertEquals(0, code("\"error\":7"));
    assertEquals(0, code("\"error\":{\"code\":\"-32020\"}"));
  }

  @Test
  public void theRevisionKeepsARangeForItself() {
    assertTrue(ModernCodes.isReserved(-32020) && ModernCodes.isReserved(-32099));
    assertFalse(ModernCodes.isReserved(-32019) || ModernCodes.isReserved(-32100));
  }

  @Test
  public void reservedCodesAreShownAsTheirOwnServersMeantThem() {
    assertEquals(-32021, ModernCodes.shown(-32021, Era.MODERN));
    assertEquals(-32603, ModernCodes.shown(-32021, Era.LEGACY));
    assertEquals(-32603, ModernCodes.shown(-32042, Era.MODERN));
    assertEquals(-32602, ModernCodes.shown(-32002, Era.LEGACY));
    assertEquals(-32002, ModernCodes.shown(-32002, Era.MODERN));
  }
}
