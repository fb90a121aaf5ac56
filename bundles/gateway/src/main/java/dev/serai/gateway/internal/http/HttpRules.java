package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/**
 * Who may speak to us at all, by {@code Host} and {@code Origin}: the guard against DNS rebinding
 * (MCP 2025-11-25, transports, security warning). Loopback names are always allowed.
 */
final class HttpRules {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final Set<String> hosts;
  private final Set<String> origins;

  /**
   * The rules.
   *
   * @param hosts further host names, lower case, without a port
   * @param origins further origins, lower case, as browsers send them
   */
  HttpRules(Set<String> hosts, Set<String> origins) {
    this.hosts = Set.copyOf(hosts);
    this.origins = Set.copyOf(origins);
  }

  /** Throws {@code FORBIDDEN_ORIGIN} for a request that may not come in. */
  void check(HttpServletRequest request) {
    checkHost(request);
    String origin = request.getHeader("Origin");
    if (origin != null && !isAllowedOrigin(origin.toLowerCase(Locale.ROOT))) {
      throw new SeraiException(ErrorCode.FORBIDDEN_ORIGIN, "The Origin header is not allowed.");
    }
  }

  /** Throws {@code FORBIDDEN_ORIGIN} for a request to another host. */
  void checkHost(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host == null || !isAllowedHost(withoutPort(host))) {
      throw new SeraiException(ErrorCode.FORBIDDEN_ORIGIN, "The Host header is not allowed.");
    }
  }

  /** Whether a {@code Host} header names this machine and nothing else. */
  static boolean isLoopbackHost(String host) {
    return host != null && LOOPBACK.contains(withoutPort(host));
  }

  private boolean isAllowedHost(String host) {
    return LOOPBACK.contains(host) || hosts.contains(host);
  }

  private boolean isAllowedOrigin(String origin) {
    if (origins.contains(origin)) {
      return true;
    }
    try {
      URI uri = URI.create(origin);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && LOOPBACK.contains(uri.getHost());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    String lower = host.toLowerCase(Locale.ROOT).trim();
    int colon = lower.lastIndexOf(':');
    return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
  }
}
