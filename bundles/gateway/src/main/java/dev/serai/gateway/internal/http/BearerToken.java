package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Enumeration;
import javax.servlet.http.HttpServletRequest;

/**
 * Finds the token of a request: in the {@code Authorization} header and nowhere else (RFC 6750,
 * section 2.1; MCP 2025-11-25, authorization, token requirements).
 */
final class BearerToken {
  private static final String SCHEME = "Bearer";
  private static final String IN_QUERY = "access_token";

  private BearerToken() {}

  /**
   * The token, or null if the request presents nothing.
   *
   * @throws SeraiException {@code INVALID_REQUEST} for a token elsewhere, for more than one and for
   *     a malformed one, {@code UNAUTHENTICATED} for another scheme
   */
  static String of(HttpServletRequest request) {
    if (isInQuery(request.getQueryString())) {
      throw malformed(
          "A token must not stand in the URL; send it in the header Authorization: Bearer.");
    }
    Enumeration<String> headers = request.getHeaders("Authorization");
    if (headers == null || !headers.hasMoreElements()) {
      return null;
    }
    String value = headers.nextElement();
    if (headers.hasMoreElements()) {
      throw malformed("The request has more than one Authorization header.");
    }
    return token(value.trim());
  }

  private static boolean isInQuery(String query) {
    if (query == null) {
      return false;
    }
    for (String part : query.split("&")) {
      if (part.equals(IN_QUERY) || part.startsWith(IN_QUERY + "=")) {
        return true;
      }
    }
    return false;
  }

  private static String token(String value) {
    int space = value.indexOf(' ');
    String scheme = space < 0 ? value : value.substring(0, space);
    if (!scheme.equalsIgnoreCase(SCHEME)) {
      throw new SeraiException(
          ErrorCode.UNAUTHENTICATED, "Only Authorization: Bearer is accepted.");
    }
    String token = space < 0 ? "" : value.substring(space).trim();
    if (token.isEmpty() || !token.chars().allMatch(BearerToken::mayStandInToken)) {
      throw malformed("The Authorization header holds no well-formed token.");
    }
    return token;
  }

  /** The syntax {@code b64token} of RFC 6750, section 2.1. */
  private static boolean mayStandInToken(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/=".indexOf(c) >= 0;
  }

  private static SeraiException malformed(String message) {
    return new SeraiException(ErrorCode.INVALID_REQUEST, message);
  }
}
