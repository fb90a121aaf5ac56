package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.http.HeaderText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Compares the parameter headers of a modern client's call with its arguments, for servers that get
 * no headers (MCP 2026-07-28, Streamable HTTP, server behavior for custom headers).
 */
final class HeaderCheck {
  private HeaderCheck() {}

  /** What is wrong, or null. */
  static SeraiException of(Call call, HeaderTools tools) {
    List<String> names = tools.names(call.target());
    if (names.isEmpty()) {
      return null;
    }
    Map<String, String> expected = tools.headers(call);
    Map<String, String> given = call.headers();
    for (String header : names) {
      String value = expected.get(header);
      String said = given.get(header);
      if (value == null ? said != null : said == null || !isSame(header, value, said)) {
        return new SeraiException(
            ErrorCode.HEADER_MISMATCH,
            "The header " + header + " and the argument that it mirrors differ.");
      }
    }
    return null;
  }

  private static boolean isSame(String header, String expected, String said) {
    try {
      String one = HeaderText.decode(header, expected);
      String other = HeaderText.decode(header, said);
      return one.equals(other) || isSameNumber(one, other);
    } catch (SeraiException e) {
      return false;
    }
  }

  private static boolean isSameNumber(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
