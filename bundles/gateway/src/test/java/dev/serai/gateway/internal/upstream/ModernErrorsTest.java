package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import org.junit.Test;

public class ModernErrorsTest {
  private static Message error(String error) {
    return MessageReader.lenient()
        .read(JsonText.utf8("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":" + error + "}"));
  }

  @Test
  public void theReservedCodesAreModern() {
    assertEquals(-32020, ModernErrors.code(error("{\"code\":-32020,\"message\":\"\"}")));
    assertEquals(-32021, ModernErrors.code(error("{\"code\":-32021,\"message\":\"\"}")));
    assertEquals(-32022, ModernErrors.code(error("{\"code\":-32022,\"message\":\"\"}")));
  }

  @Test
  public void codesOfDraftsCountWithTheirDataOnly() {
    assertEquals(
        0, ModernErrors.code(error("{\"code\":-32001,\"message\":\"Session not found\"}")));
    assertEquals(
        -32020, ModernErrors.code(error("{\"code\":-32001,\"message\":\"Header mismatch: x\"}")));
    assertEquals(0, ModernErrors.code(error("{\"code\":-32003,\"message\":\"\"}")));
    assertEquals(
        -32021,
        ModernErrors.code(error("{\"code\":-32003,\"data\":{\"requiredCapabilities\":{}}}")));
    assertEquals(0, ModernErrors.code(error("{\"code\":-32004,\"data\":{}}")));
    assertEquals(-32022, ModernErrors.code(error("{\"code\":-32004,\"data\":{\"supported\":[]}}")));
  }

  @Test
  public void whatLegacyServersAnswerIsNot() {
    assertEquals(0, ModernErrors.code(error("{\"code\":-32601,\"message\":\"\"}")));
    assertEquals(0, ModernErrors.code(error("{\"code\":-32602,\"message\":\"\"}")));
    assertEquals(0, ModernErrors.code(error("{\"code\":-32000,\"message\":\"\"}")));
  }

  @Test
  public void anOfferOfALegacyRevisionIsSeen() {
    assertTrue(
        ModernErrors.offersLegacy(
            error("{\"code\":-32022,\"data\":{\"supported\":[\"2031-01-01\",\"2025-11-25\"]}}")));
    assertFalse(
        ModernErrors.offersLegacy(
            error("{\"code\":-32022,\"data\":{\"supported\":[\"2031-01-01\"]}}")));
  }
}
