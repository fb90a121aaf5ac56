package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.json.JsonText;
import java.util.Base64;

/** Texts as header values (MCP 2026-07-28, Streamable HTTP, value encoding). */
final class HeaderValue {
  private static final String BEGIN = "=?base64?";
  private static final String END = "?=";

  private HeaderValue() {}

  /** The text itself where a header can carry it, otherwise its UTF-8 bytes in Base64. */
  static String encode(String text) {
    return isPlain(text)
        ? text
        : BEGIN + Base64.getEncoder().encodeToString(JsonText.utf8(text)) + END;
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return false;
      }
    }
    return !text.isEmpty()
        && text.equals(text.strip())
        && !(text.startsWith(BEGIN) && text.endsWith(END));
  }
}
