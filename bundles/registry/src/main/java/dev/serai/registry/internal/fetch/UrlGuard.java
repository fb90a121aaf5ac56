package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.Quoted;
import java.net.URI;
import java.util.Locale;

/** Refuses URLs before anything is looked up: what the URL itself says must be allowed. */
final class UrlGuard {
  private static final int HTTPS_PORT = 443;

  private final AllowedHosts hosts;

  UrlGuard(AllowedHosts hosts) {
    this.hosts = hosts;
  }

  /**
   * Checks scheme, user info, host and port.
   *
   * @throws SeraiException FETCH_REFUSED; the message holds nothing of the URL but scheme, host and
   *     port
   */
  void check(URI uri) {
    require(uri.getHost() != null, "The URL names no host, or an odd one: write it in ASCII.");
    require(uri.getRawUserInfo() == null, "The URL holds a user: send credentials as a header.");
    String host = Quoted.of(uri.getHost());
    boolean listed = hosts.list(uri.getHost());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    require(
        scheme.equals("https") || scheme.equals("http"),
        "%s may not be fetched by %s: only https and http are spoken.",
        host,
        Quoted.of(scheme));
    require(
        listed || scheme.equals("https"),
        "%s may not be fetched by plain http: that is for listed hosts.",
        host);
    require(
        listed || port(uri) == HTTPS_PORT,
        "%s may not be fetched at port %d: ports other than 443 are for listed hosts.",
        host,
        port(uri));
    require(
        port(uri) >= 1 && port(uri) <= 0xFFFF,
        "%s may not be fetched at port %d: there is none.",
        host,
        port(uri));
  }

  /** The port that a URL means. */
  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : HTTPS_PORT;
  }

  private static void require(boolean kept, String rule, Object... details) {
    if (!kept) {
      throw new SeraiException(ErrorCode.FETCH_REFUSED, rule.formatted(details));
    }
  }
}
