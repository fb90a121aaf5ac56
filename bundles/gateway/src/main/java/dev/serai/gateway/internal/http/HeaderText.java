package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Values of headers that mirror a body (MCP 2026-07-28, Streamable HTTP, value encoding). */
public final class HeaderText {
  /** What the names of all headers begin with that repeat a tool's arguments. */
  public static final String PARAM_PREFIX = "Mcp-Param-";

  private static final String BEGIN = "=?base64?";
  private static final String END = "?=";

  private HeaderText() {}

  /**
   * The value that a header stands for.
   *
   * @throws SeraiException {@code HEADER_MISMATCH} for an encoding that is none
   */
  public static String decode(String name, String value) {
    String trimmed = value.trim();
    for (int at = 0; at < trimmed.length(); at++) {
      char c = trimmed.charAt(at);
      if (c != '\t' && (c < ' ' || c > '~')) {
        throw new SeraiException(
            ErrorCode.HEADER_MISMATCH, "The header " + name + " holds invalid characters.");
      }
    }
    if (!trimmed.startsWith(BEGIN)
        || !trimmed.endsWith(END)
        || trimmed.length() < BEGIN.length() + END.length()) {
      return trimmed;
    }
    String encoded = trimmed.substring(BEGIN.length(), trimmed.length() - END.length());
    try {
      byte[] text = Base64.getDecoder().decode(padded(encoded));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new SeraiException(
          ErrorCode.HEADER_MISMATCH, "The header " + name + " is not encoded as it says.", e);
    }
  }

  /** The decoder takes a text without its padding, too, which is none (RFC 4648, section 3.2). */
  private static String padded(String encoded) {
    if (encoded.length() % 4 != 0) {
      throw new IllegalArgumentException("The padding is missing");
    }
    return encoded;
  }
}
