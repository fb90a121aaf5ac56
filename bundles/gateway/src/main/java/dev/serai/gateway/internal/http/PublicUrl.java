package dev.serai.gateway.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/**
 * Where clients reach the gateway.
 *
 * @param base the URL before the paths of endpoints, without a slash at its end; null to take what
 *     each request was sent to
 */
public record PublicUrl(String base) {
  /** What each request was sent to. */
  public static final PublicUrl OF_REQUEST = new PublicUrl(null);

  /**
   * A URL as it is configured.
   *
   * @return empty for a text that is no absolute URL of http or https, or has a query or a fragment
   */
  public static Optional<PublicUrl> of(String text) {
    try {
      URI uri = URI.create(text.trim());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null
          ? Optional.of(new PublicUrl(withoutSlash(uri.toString())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The host, lower case, or null. */
  public String host() {
    return base == null ? null : URI.create(base).getHost().toLowerCase(Locale.ROOT);
  }

  /**
   * The URL of a path.
   *
   * @param request one whose host was checked
   */
  String of(HttpServletRequest request, String path) {
    return (base == null ? origin(request) : base) + path;
  }

  private static String origin(HttpServletRequest request) {
    return request.getScheme() + "://" + request.getHeader("Host").toLowerCase(Locale.ROOT);
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? withoutSlash(text.substring(0, text.length() - 1)) : text;
  }
}
