package dev.serai.core.edge;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Under which host names Serai may be asked, and from which origins: the guard against DNS
 * rebinding (MCP 2025-11-25, transports, security warning). Loopback names are always allowed.
 * Immutable.
 */
public final class Sites {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final Set<String> hosts;
  private final Set<String> origins;

  /**
   * The rules.
   *
   * @param hosts further host names, without a port
   * @param origins further origins, as browsers send them
   */
  public Sites(Collection<String> hosts, Collection<String> origins) {
    this.hosts = lowerCase(hosts);
    this.origins = lowerCase(origins);
  }

  /**
   * Refuses a request that may not come in with {@code FORBIDDEN_ORIGIN}.
   *
   * @param host the header {@code Host}, or null
   * @param origin the header {@code Origin}, or null
   */
  public void check(String host, String origin) {
    checkHost(host);
    if (origin != null && !isAllowedOrigin(origin.toLowerCase(Locale.ROOT))) {
      throw new SeraiException(ErrorCode.FORBIDDEN_ORIGIN, "The Origin header is not allowed.");
    }
  }

  /**
   * Refuses a request to another host with {@code FORBIDDEN_ORIGIN}, wherever it comes from.
   *
   * @param host the header {@code Host}, or null
   */
  public void checkHost(String host) {
    if (host == null || !isAllowedHost(withoutPort(host))) {
      throw new SeraiException(ErrorCode.FORBIDDEN_ORIGIN, "The Host header is not allowed.");
    }
  }

  /**
   * Whether a {@code Host} header names this machine and nothing else.
   *
   * @param host the header, or null
   */
  public static boolean isLoopback(String host) {
    return host != null && LOOPBACK.contains(withoutPort(host));
  }

  /**
   * Whether an origin is the host that is asked itself, or one of the further origins: then it may
   * act with the cookies of its browser. Another port of this machine is another site here.
   *
   * @param host the header {@code Host}
   * @param origin the header {@code Origin}
   */
  public boolean isOwn(String host, String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return origins.contains(lower) || authority(lower).equals(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether an origin is one of the further origins, which stand on other sites.
   *
   * @param origin the header {@code Origin}, or null
   */
  public boolean isTrusted(String origin) {
    return origin != null && origins.contains(origin.toLowerCase(Locale.ROOT));
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

  private static String authority(String origin) {
    return origin.replaceFirst("^https?://", "");
  }

  private static Set<String> lowerCase(Collection<String> texts) {
    return texts.stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
