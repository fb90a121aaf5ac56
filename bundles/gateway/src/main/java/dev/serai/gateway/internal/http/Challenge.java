package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

/**
 * What tells a client how to get in: the {@code WWW-Authenticate} header (RFC 6750, section 3; RFC
 * 9728, section 5.1; MCP 2026-07-28, authorization, error handling).
 */
final class Challenge {
  private final AccessControl access;
  private final PublicUrl url;

  Challenge(AccessControl access, PublicUrl url) {
    this.access = access;
    this.url = url;
  }

  /**
   * The header's value.
   *
   * @param request one whose host was checked
   * @param error why the request does not get in
   * @return null if signing in would not help
   */
  String of(HttpServletRequest request, SeraiException error) {
    return switch (error.code()) {
      case UNAUTHENTICATED ->
          request.getHeader("Authorization") == null
              ? value(request, null, error)
              : value(request, "invalid_token", error);
      case FORBIDDEN -> value(request, "insufficient_scope", error);
      case INVALID_REQUEST -> value(request, "invalid_request", error);
      default -> null;
    };
  }

  private String value(HttpServletRequest request, String code, SeraiException error) {
    StringBuilder value = new StringBuilder("Bearer ");
    if (code != null) {
      value.append("error=\"").append(code).append("\", error_description=\"");
      value.append(printable(error.getMessage())).append("\", ");
    }
    List<String> scopes = scopes();
    if (!scopes.isEmpty()) {
      value.append("scope=\"").append(printable(String.join(" ", scopes))).append("\", ");
    }
    String document = ResourceDocuments.ROOT + withoutSlash(request.getRequestURI());
    return value
        .append("resource_metadata=\"")
        .append(printable(url.of(request, document)))
        .append('"')
        .toString();
  }

  private List<String> scopes() {
    try {
      return access.now(it -> it.scopes());
    } catch (SeraiException e) {
      if (e.code() == ErrorCode.SERVICE_MISSING) {
        return List.of();
      }
      throw e;
    }
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The characters that RFC 6750 allows in a description and in a scope. */
  private static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars()
        .map(c -> c < ' ' || c > '~' || c == '\\' ? '?' : c == '"' ? '\'' : c)
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }
}
