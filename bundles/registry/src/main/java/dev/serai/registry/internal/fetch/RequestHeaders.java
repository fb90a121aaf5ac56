package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.Quoted;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that a caller adds to a request; they may be secret. */
final class RequestHeaders {
  /** No header. */
  static final RequestHeaders NONE = new RequestHeaders(Map.of());

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]{0,8192}");

  /** What the client itself decides (RFC 9110, section 7.6.1; RFC 9112). */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Map<String, String> values;

  private RequestHeaders(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Takes what may be sent.
   *
   * @throws SeraiException INVALID_VALUE naming a header that may not; its value is not told
   */
  static RequestHeaders of(Map<String, String> values) {
    values.forEach(RequestHeaders::check);
    return new RequestHeaders(values);
  }

  private static void check(String name, String value) {
    boolean named = NAME.matcher(name).matches() && !OURS.contains(name.toLowerCase(Locale.ROOT));
    if (!named || !VALUE.matcher(value).matches()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "The header %s %s."
              .formatted(
                  Quoted.of(name),
                  named
                      ? "has a value that is not of visible ASCII, or longer than 8,192"
                      : "may not be sent with a fetch"));
    }
  }

  /** By name. */
  Map<String, String> values() {
    return values;
  }

  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
