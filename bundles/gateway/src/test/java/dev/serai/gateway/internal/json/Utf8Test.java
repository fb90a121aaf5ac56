package dev.serai.gateway.internal.json;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.HexFormat;
import java.util.List;
import org.junit.Test;

/** The table of RFC 3629, section 4, in names and in values. */
public class Utf8Test {
  private static final List<String> CHARACTERS =
      List.of(
          "C280",
          "DFBF",
          "E0A080",
          "E0BFBF",
          "E18080",
          "ECBFBF",
          "ED8080",
          "ED9FBF",
          "EE8080",
          "EFBFBF",
          "F0908080",
          "F0BFBFBF",
          "F1808080",
          "F3BFBFBF",
          "F4808080",
          "F48FBFBF");

  private static final List<String> NONE =
      List.of(
          "80",
          "BF",
          "C080",
          "C1AE",
          "C27F",
          "C2C0",
          "C2",
          "E08080",
          "E09FBF",
          "E180",
          "E1807F",
          "EDA080",
          "EDBFBF",
          "F0808080",
          "F08FBFBF",
          "F1808041",
          "F18080",
          "F4908080",
          "F5808080",
          "F7BFBFBF",
          "F888808080",
          "FE",
          "FF");

  private static final List<MessageReader> READERS =
      List.of(MessageReader.strict(), MessageReader.lenient());

  @Test
  public void charactersOfTheTableAreAccepted() {
    for (String hex : CHARACTERS) {
      for (MessageReader reader : READERS) {
        assertArrayEquals(name(hex), reader.read(name(hex)).bytes());
        assertArrayEquals(value(hex), reader.read(value(hex)).bytes());
      }
    }
  }

  @Test
  public void allElseIsRefused() {
    for (String hex : NONE) {
      for (MessageReader reader : READERS) {
        assertRefused(hex, reader, name(hex));
        assertRefused(hex, reader, value(hex));
      }
    }
  }

  private static void assertRefused(String hex, MessageReader reader, byte[] text) {
    SeraiException error = assertThrows(hex, SeraiException.class, () -> reader.read(text));
    assertEquals(hex, ErrorCode.PARSE_ERROR, error.code());
  }

  private static byte[] name(String hex) {
    return JsonText.join(
        "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"name\":\"a\",\"",
        HexFormat.of().parseHex(hex),
        "ame\":1}}");
  }

  private static byte[] value(String hex) {
    return JsonText.join(
        "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"name\":\"",
        HexFormat.of().parseHex(hex),
        "x\"}}");
  }
}
